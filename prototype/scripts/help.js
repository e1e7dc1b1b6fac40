/*
 * What pages that help gain with scripts: «Dine svar» tells the whole way that was gone, and the address carries it, so
 * that it can be kept and sent on. It stands after `#`, which browsers send to nobody. Only names are read from it, and
 * only what the flow itself asks and says is shown for them.
 */
(() => {
  "use strict";

  const journey = document.querySelector(".journey");
  const ways = window.veiviserWays;
  if (!journey || !ways) return;

  const mark = `#svar=${ways.version}&`; /* of another version of the flow, nobody knows what its names meant */
  const place = `veiviser:${journey.dataset.flow}:svar`;
  const here = journey.dataset.page;
  const own = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);
  const screenOf = (page) => own(ways.screens, page.split("--")[0]);

  /* A way: for each page that one was on, what was pressed there and what was answered. */
  const write = (way) => {
    const pairs = way.flatMap(({ page, pressed, answers }) => [
      [page, pressed], ...answers.map(([name, value]) => [`.${name}`, value]),
    ]);
    return pairs.length ? mark + new URLSearchParams(pairs) : "";
  };
  const read = (hash) => {
    const way = [];
    if (!hash.startsWith(mark)) return way;
    for (const [name, value] of new URLSearchParams(hash.slice(mark.length))) {
      if (!name.startsWith(".")) way.push({ page: name, pressed: value, answers: [] });
      else way.at(-1)?.answers.push([name.slice(1), value]);
    }
    return way.filter(({ page }) => /^[a-z0-9-]+$/.test(page) && screenOf(page));
  };
  const remembered = () => {
    try {
      const { to, hash } = JSON.parse(window.sessionStorage.getItem(place) ?? "{}") ?? {};
      return to === here && typeof hash === "string" ? hash : "";
    } catch {
      return ""; /* forbidden, or not ours */
    }
  };
  const remember = (to, hash) => {
    try {
      window.sessionStorage.setItem(place, JSON.stringify({ to, hash }));
    } catch {
      /* Then an error that shows, which needs the address, takes the way with it. */
    }
  };
  /* Who comes back to a page goes on from there. */
  const until = (way, page) => {
    const at = way.findIndex((step) => step.page === page);
    return at < 0 ? way : way.slice(0, at);
  };
  const isEntry = journey.dataset.entry !== undefined;
  const way = isEntry ? [] : until(read(window.location.hash.startsWith(mark) ? window.location.hash : remembered()), here);

  const answered = ({ page, pressed, answers }) => {
    const rows = new Map();
    for (const [name, value] of answers) {
      const asked = own(ways.answers, name);
      const words = asked && own(asked.values, value);
      if (words) rows.set(asked.label, [...(rows.get(asked.label) ?? []), words]);
    }
    if (rows.size) return [...rows].map(([label, words]) => [label, words.join(", ")]);
    const words = own(screenOf(page).pressed, pressed);
    return words ? [[screenOf(page).title, words]] : [];
  };

  const list = journey.querySelector(".journey__list");
  const row = (label, words, href) => {
    const [div, term, said, change] = ["div", "dt", "dd", "dd"].map((tag) => document.createElement(tag));
    const [link, unseen] = ["a", "span"].map((tag) => document.createElement(tag));
    div.className = "journey__answer";
    change.className = "journey__change";
    unseen.className = "ds-sr-only";
    [term.textContent, said.textContent] = [label, words];
    link.href = href;
    unseen.textContent = ` ${label}`;
    link.append(word("help.change"), unseen);
    change.append(link);
    div.append(term, said, change);
    return div;
  };
  if (way.length) {
    const rows = way.flatMap((step, at) => answered(step).map(([label, words]) => (
      row(label, words, `${step.page}.html${write(way.slice(0, at))}`)
    )));
    list.replaceChildren(...rows);
    list.closest("section").hidden = rows.length === 0;
    const back = journey.querySelector(".journey__back");
    back.hidden = false;
    back.querySelector("a").href = `${way.at(-1).page}.html${write(way.slice(0, -1))}`;
  }

  /* What is pressed goes with the address of where it leads. */
  /* What stands in something that is closed can be opened, so it is there. */
  const isDrawn = (element) => element === null || (window.getComputedStyle(element).display !== "none" && isDrawn(element.parentElement));
  const isThere = (element) => (element.closest("details:not([open])")
    ? isDrawn(element) : element.checkVisibility?.() ?? element.getClientRects().length > 0);
  const pickedHere = () => [...journey.querySelectorAll("fieldset.picked")].filter(isThere).flatMap((group) => {
    const inputs = [...group.querySelectorAll("input:checked")].filter((input) => isThere(input.closest(".choice") ?? input));
    const isOne = inputs.every((input) => input.type === "radio");
    const values = inputs.filter((input) => input.name === group.id || input.name.startsWith(`${group.id}--`));
    if (!values.length) return [];
    return isOne ? [[group.id, values.map((input) => input.value).join("/")]] : values.map((input) => [group.id, input.value]);
  });
  const carry = (event) => {
    const link = event.target instanceof Element ? event.target.closest(".screen a[data-control]") : null;
    const [folder] = window.location.href.split(/[^/]*(?:[?#]|$)/);
    if (!link || link.getAttribute("href").startsWith("#") || !link.href.startsWith(folder)) return;
    const to = link.href.slice(folder.length).split(/[?#]/)[0].replace(/\.html$/, "");
    if (!screenOf(to)) return;
    const answers = link.dataset.leaves === undefined ? pickedHere() : [];
    const step = { page: here, pressed: link.dataset.control, answers };
    const hash = write(until(answered(step).length ? [...way, step] : way, to));
    link.hash = hash;
    remember(to, hash);
  };
  document.addEventListener("click", carry, true);
  document.addEventListener("auxclick", carry, true);

  /* To keep: on paper, or as an address. */
  const tools = journey.querySelector(".journey__tools");
  const address = journey.querySelector(".journey__address");
  address.textContent = word("help.address", { address: window.location.href });
  if (!tools) return;
  tools.hidden = false;
  tools.querySelector("[data-print]").addEventListener("click", () => window.print());
  const copy = tools.querySelector("[data-copy]");
  copy.hidden = !window.navigator.clipboard;
  copy.addEventListener("click", async () => {
    try {
      await window.navigator.clipboard.writeText(window.location.href);
      copy.textContent = word("help.copied");
      document.getElementById("opplest").textContent = word("help.copied");
    } catch {
      address.classList.add("journey__address--shown"); /* to be copied by hand */
    }
  });
})();
