/* Finds screens on the map by words that stand on them. All it searches is in the page; no word leaves it. */
(() => {
  "use strict";

  const form = document.getElementById("sok");
  const field = document.getElementById("sok-ord");
  const count = document.getElementById("sok-svar");
  if (!form || !field || !count) return;

  const plain = (words) => words.toLocaleLowerCase("nb").replace(/[«»"]/g, "").replace(/\s+/g, " ").replace(/(\d)[ .](?=\d)/g, "$1").trim();
  const screens = [...document.querySelectorAll(".outline__screen")].map((line) => ({
    line,
    way: line.querySelector(".outline__here"),
    words: plain(`${line.querySelector("h3")?.textContent ?? ""} · ${line.dataset.words ?? ""}`),
  }));

  let waiting = 0;
  const find = () => {
    const wanted = plain(field.value);
    let found = 0;
    for (const { line, way, words } of screens) {
      const fits = words.includes(wanted);
      line.hidden = !fits;
      if (way) way.open = fits && wanted.length > 1;
      if (fits) found += 1;
    }
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      const told = found === 1 ? word("map.found_one") : word("map.found", { count: found });
      count.textContent = wanted ? (found ? told : word("map.found_none")) : "";
    }, 300);
  };

  /* A link to a screen that the search has hidden shows it again. */
  window.addEventListener("hashchange", () => {
    const line = document.getElementById(window.location.hash.slice(1));
    if (!line?.hidden) return;
    field.value = "";
    find();
    line.scrollIntoView();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find();
  });
  field.addEventListener("input", find);
  form.hidden = false;
})();
