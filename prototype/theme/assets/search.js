// Search in the header: hits as the reader types, over Pagefind's index, which is fetched when the box is first used.
// A plain script and no module: a browser fetches no module for a page that was opened from a folder.
"use strict";

(() => {
  const form = document.querySelector(".search");
  const box = form?.querySelector("input");
  const panel = form?.querySelector(".search__panel");
  const said = form?.querySelector(".search__said");
  const list = form?.querySelector(".search__hits");
  const urgent = form?.querySelector(".search__urgent");
  const lost = form?.querySelector(".search__lost");
  const MOST = 8; // hits shown
  const PAUSE = 120; // milliseconds of rest before a search
  let engine; // a promise of what finds
  let hints; // a promise of what editors say of words, which needs no index
  let shown; // the emergency in the box
  let latest = 0; // the number of the latest search, so that a slow one cannot overwrite it

  const instead = document.querySelector(".top__instead");
  if (!location.protocol.startsWith("http")) instead?.classList.add("top__instead--needed");
  else if (form) {
    form.hidden = false;
    instead?.remove();
    box.addEventListener("focus", load, { once: true });
    box.addEventListener("input", search);
    box.addEventListener("keydown", steer);
    box.addEventListener("focus", () => box.value.trim() && said.textContent && open());
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
    list.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the box
    panel.addEventListener("keydown", leave);
    document.addEventListener("keydown", summon);
  }

  function load() {
    const at = (name) => new URL(form.dataset[name], document.baseURI);
    hints ??= Promise.all([import(at("understanding")), fetch(at("hints")).then((answer) => answer.json())])
      .then(([{ emergencyOf }, said]) => ({ emergencyOf, said }));
    engine ??= hints.then(async ({ said }) => (await import(at("finding"))).open(at("index"), said));
    return { hints, engine };
  }

  async function search() {
    const number = ++latest;
    const words = box.value.trim();
    if (!words) return close();
    await warn(words, number);
    await new Promise((rested) => setTimeout(rested, PAUSE));
    if (number !== latest) return;
    try {
      const find = await load().engine;
      const found = await find(words);
      const hits = await Promise.all(found.results.slice(0, MOST).map((result) => result.data()));
      if (number === latest) show(words, hits, found);
    } catch {
      engine = undefined; // the next letter tries again
      if (number === latest) show(words, [], { how: "silent", results: [] });
    }
    if (number === latest) await help(list.childElementCount, number);
  }

  // Numbers to call stand there before anything is found, and also when nothing can be.
  async function warn(words, number) {
    try {
      const { emergencyOf, said: known } = await load().hints;
      if (number !== latest) return;
      const emergency = emergencyOf(words, known);
      if (emergency !== shown) urgent.replaceChildren(...(emergency ? [headed(emergency.title), called(emergency.calls)] : []));
      shown = emergency;
      if (emergency) open();
    } catch {
      hints = undefined;
      engine = undefined;
    }
  }

  // What to do when nothing was found.
  async function help(count, number) {
    const known = await load().hints.then(({ said: known }) => known, () => ({ pages: [], calls: [] }));
    if (number !== latest) return;
    const pages = known.pages.map(({ title, page }) => {
      const link = document.createElement("a");
      link.href = new URL(page, new URL("..", new URL(form.dataset.hints, document.baseURI)));
      link.textContent = title;
      return link;
    });
    const parts = count ? [] : [listed(pages), called(shown ? [] : known.calls)]; // the others stand above already
    lost.replaceChildren(...parts.filter((part) => part.childElementCount));
  }

  function headed(title) {
    const head = document.createElement("b");
    head.textContent = title;
    return head;
  }

  function called(calls) {
    return listed(calls.map(({ when, number, words }) => {
      const link = document.createElement("a");
      link.href = `tel:${number}`;
      link.textContent = word("search.call", { number: words });
      const what = document.createElement("span");
      what.textContent = when;
      return [link, " ", what];
    }));
  }

  function listed(items) {
    const whole = document.createElement("ul");
    whole.append(...items.map((parts) => {
      const item = document.createElement("li");
      item.append(...[parts].flat());
      return item;
    }));
    return whole;
  }

  function show(words, hits, found) {
    list.replaceChildren(...hits.map(drawn));
    said.textContent = told(words, hits.length, found);
    list.hidden = !hits.length;
    choose(null);
    open();
  }

  function told(words, seen, { how, words: by, results }) {
    const count = results.length;
    const best = count > seen ? word("search.best", { seen }) : "";
    if (how === "silent") return word("search.silent");
    if (count === 0 && shown) return word("search.none_here", { words });
    if (count === 0) return word("search.none", { words });
    if (how === "mended") return word("search.mended", { words, count, by, best });
    if (how === "some") return word("search.some", { count, best: best || "." });
    return how === "other" ? word("search.other", { count, by, best }) : word("search.hits", { count, best });
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
    } else if (event.key === "Enter" && shown && at < 0) {
      event.preventDefault();
      urgent.querySelector("a").focus(); // a number is not called before one has seen it
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

  function leave(event) {
    if (event.key !== "Escape") return;
    box.focus();
    close();
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
    if (box.value.trim()) return;
    urgent.replaceChildren();
    shown = undefined;
  }
})();
