// Search in the header: hits as the reader types, over Pagefind's index, which is fetched when the box is first used.
// A plain script and no module: a browser fetches no module for a page that was opened from a folder.
"use strict";

(() => {
  const form = document.querySelector(".search");
  const box = form?.querySelector("input");
  const panel = form?.querySelector(".search__panel");
  const said = form?.querySelector(".search__said");
  const list = form?.querySelector(".search__hits");
  const MOST = 8; // hits shown
  const PAUSE = 120; // milliseconds of rest before a search
  let engine; // a promise of what finds
  let latest = 0; // the number of the latest search, so that a slow one cannot overwrite it

  if (form && location.protocol.startsWith("http")) {
    form.hidden = false;
    box.addEventListener("focus", load, { once: true });
    box.addEventListener("input", search);
    box.addEventListener("keydown", steer);
    box.addEventListener("focus", () => box.value.trim() && list.childElementCount && open());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
    list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the box
    document.addEventListener("keydown", summon);
  }

  function load() {
    const { index, finding } = form.dataset;
    engine ??= import(new URL(finding, document.baseURI)).then(({ open }) => open(new URL(index, document.baseURI)));
    return engine;
  }

  async function search() {
    const number = ++latest;
    const words = box.value.trim();
    if (!words) return close();
    await new Promise((rested) => setTimeout(rested, PAUSE));
    if (number !== latest) return;
    try {
      const find = await load();
      const found = await find(words);
      const hits = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
      if (number === latest) show(words, hits, found.results.length, found.words);
    } catch {
      engine = undefined; // the next letter tries again
      if (number === latest) show(words, [], -1);
    }
  }

  function show(words, hits, count, found = words) {
    list.replaceChildren(...hits.map(drawn));
    const by = found === words.toLowerCase() ? "" : ` på «${found}»`; // a slip was mended
    if (count < 0) said.textContent = "Søket svarer ikke akkurat nå. Prøv igjen om litt.";
    else if (count === 0) said.textContent = `Ingen treff på «${words}». Prøv et annet ord, eller færre ord.`;
    else if (count > hits.length) said.textContent = `${count} treff${by}. De ${hits.length} beste vises.`;
    else said.textContent = `${count} treff${by}`;
    list.hidden = !hits.length;
    choose(null);
    open();
  }

  function drawn(hit, index) {
    const best = hit.sub_results.toSorted((one, other) => other.locations.length - one.locations.length)[0];
    const place = best && best.title !== hit.meta.title ? best : hit;
    const option = document.createElement("a");
    option.href = place.url;
    option.id = `search-hit-${index}`;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const title = document.createElement("b");
    title.textContent = hit.meta.title;
    const excerpt = document.createElement("span");
    excerpt.className = "search__excerpt";
    excerpt.append(...marked(place.excerpt));
    option.append(title);
    if (place !== hit) {
      const where = document.createElement("span");
      where.className = "search__where";
      where.textContent = place.title;
      option.append(where);
    }
    option.append(excerpt);
    return option;
  }

  // The excerpt comes as HTML: only its text and its marks are taken over.
  function marked(html) {
    const body = new DOMParser().parseFromString(html, "text/html").body;
    return [...body.childNodes].map((node) => {
      if (node.nodeName !== "MARK") return document.createTextNode(node.textContent);
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      return mark;
    });
  }

  function steer(event) {
    const options = [...list.children];
    const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    if (event.key === "Escape") {
      if (panel.hidden) box.value = "";
      close();
    } else if (event.key === "Enter" && options.length && !panel.hidden) {
      event.preventDefault();
      options[Math.max(at, 0)].click();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
      event.preventDefault();
      open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(options[at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length]);
    }
  }

  function choose(option) {
    for (const other of list.children) other.setAttribute("aria-selected", String(other === option));
    if (!option) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function summon(event) {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const slash = event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!slash && !command) return;
    event.preventDefault();
    box.focus();
    box.select();
  }

  function open() {
    panel.hidden = false;
    box.setAttribute("aria-expanded", String(list.childElementCount > 0));
  }

  function close() {
    latest += 1;
    panel.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }
})();
