/*
 * A long list searched, filtered and sorted. What to do with which column stands on the controls; how a row looks, in
 * the rows that are there. All rows come as a script, the first time that somebody wants to search: a page opened from
 * a folder may fetch nothing else, and a page that is only looked at stays small.
 */
(() => {
  "use strict";

  const root = document.querySelector(".directory[data-records]");
  if (!root) return;
  const atOnce = 10;
  const find = root.querySelector(".directory__find");
  const controls = [...find.querySelectorAll("[name]")];
  const search = find.querySelector("[data-columns]");
  const sorting = find.querySelector("[name=sorter]");
  const filters = controls.filter((control) => control.dataset.how);
  const list = root.querySelector(".directory__list");
  const model = list.firstElementChild;
  const further = root.querySelector(".directory__further");
  const count = root.querySelector(".directory__count");
  const grouped = new Intl.NumberFormat("nb-NO");
  const collator = new Intl.Collator("nb");

  let columns = null;
  let haystack = [];
  let hits = [];
  let shown = 0;
  const orders = new Map();

  const load = () => {
    load.once ??= new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = window.veiviserPack?.script(root.dataset.records) ?? root.dataset.records;
      script.onload = () => {
        columns = window.veiviserRecords[root.dataset.records.replace(/\.js$/, "")];
        const searched = search.dataset.columns.split(" ").map((name) => columns[name]);
        haystack = searched[0].map((_, row) => searched.map((cells) => cells[row]).join(" ").toLowerCase());
        renew(); // the same rows, but the first key need not wait for what all keys share
        resolve();
      };
      document.head.append(script);
    });
    return load.once;
  };

  const compare = (a, b) => (typeof a === "string" ? collator.compare(a, b) : a - b);
  const ordered = () => {
    const by = sorting.value;
    if (!orders.has(by)) {
      const rows = [...haystack.keys()];
      const cells = columns[by.replace(/^-/, "")];
      if (cells) rows.sort((a, b) => (by.startsWith("-") ? compare(cells[b] ?? 0, cells[a] ?? 0) : compare(cells[a] ?? "", cells[b] ?? "")));
      orders.set(by, rows);
    }
    return orders.get(by);
  };
  const fits = {
    is: (cell, wanted) => cell === wanted,
    has: (cell, wanted) => (cell ?? "").split(", ").includes(wanted),
    least: (cell, wanted) => cell !== null && cell >= Number(wanted),
  };
  const found = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const asked = filters
      .filter((filter) => filter.value)
      .map(({ dataset, value }) => [columns[dataset.column], fits[dataset.how], value]);
    return ordered().filter(
      (row) =>
        words.every((word) => haystack[row].includes(word)) &&
        asked.every(([cells, test, wanted]) => test(cells[row], wanted)),
    );
  };

  /*
   * Nothing is put in or taken out while somebody types: each time, the browser would ask all rules with `:has()` anew,
   * and style the whole screen. So texts are written where they stand, and items without a hit are hidden.
   */
  const write = (element, words) => {
    const text = element.firstChild ?? element.appendChild(new Text());
    if (text.data !== words) text.data = words;
  };
  const fill = (item, row) => {
    item.hidden = row === undefined;
    if (item.hidden) return item;
    for (const cell of item.querySelectorAll("[data-cell]")) {
      const value = columns[cell.dataset.cell][row];
      write(cell, typeof value === "number" ? String(value).replace(".", ",") : (value ?? ""));
    }
    for (const some of item.querySelectorAll("[data-some]")) some.hidden = !columns[some.dataset.some][row];
    for (const none of item.querySelectorAll("[data-none]")) none.hidden = Boolean(columns[none.dataset.none][row]);
    return item;
  };
  const put = (from) => {
    const rows = hits.slice(from, from + atOnce);
    const there = [...list.children].slice(from);
    there.forEach((item, place) => fill(item, rows[place]));
    list.append(...rows.slice(there.length).map((row) => fill(model.cloneNode(true), row)));
    shown = from + rows.length;
    further.hidden = hits.length <= shown;
  };
  const renew = () => {
    hits = found();
    put(0);
  };
  const show = () => {
    renew();
    const parts = root.querySelector(".directory__parts");
    if (parts) parts.hidden = true;
    write(count, hits.length ? word("directory.hits", { count: grouped.format(hits.length) }) : word("directory.no_hits"));
  };

  /* The address holds what is asked for, so that a link or «back» keeps it. */
  let waiting = 0;
  const keep = () => {
    window.clearTimeout(waiting);
    waiting = 0;
    const address = new URLSearchParams(window.location.search);
    for (const { name, value } of controls) {
      if (value) address.set(name, value);
      else address.delete(name);
    }
    const query = address.toString();
    window.history.replaceState(window.history.state, "", query ? `?${query}` : window.location.pathname);
  };
  const restore = () => {
    const address = new URLSearchParams(window.location.search);
    for (const control of controls) control.value = address.get(control.name) ?? "";
    find.querySelector("details").open = [...filters, sorting].some((control) => control.value);
    return controls.some((control) => control.value);
  };
  const asked = async (event) => {
    window.clearTimeout(waiting);
    if (event.target === search) waiting = window.setTimeout(keep, 250);
    else keep();
    await load();
    show();
  };

  /* One of the list takes the place of the one that stands for its like. */
  const take = (input, name) => {
    root.querySelector(`label[for="${input.id}"]`).textContent = name;
    input.dataset.label = name;
  };
  const pick = (item) => {
    const isFree = !item.querySelector(".ds-tag[data-some]")?.hidden;
    const input = root.querySelector(`.choice__input[data-free=${isFree ? "yes" : "no"}]`);
    take(input, item.querySelector(".directory__name").textContent);
    input.checked = true;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
    input.scrollIntoView({ block: "center" });
  };

  find.hidden = false;
  for (const button of list.querySelectorAll(".directory__pick")) button.hidden = false;
  const chosen = root.querySelector(".directory__chosen").textContent;
  const checked = root.querySelector(".choice__input:checked");
  if (chosen && checked) take(checked, chosen);
  if (restore()) load().then(show);

  for (const moment of ["focusin", "pointerenter"]) find.addEventListener(moment, load, { once: true });
  find.addEventListener("input", asked);
  find.querySelector(".directory__clear").addEventListener("click", (event) => {
    for (const control of controls) control.value = "";
    search.focus();
    asked(event);
  });
  further.addEventListener("click", () => {
    const first = shown;
    put(first);
    list.children[first].querySelector(".directory__pick").focus();
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest(".directory__pick");
    if (button) pick(button.closest("li"));
  });
  window.addEventListener("pagehide", () => {
    if (waiting) keep();
  });
})();
