// In served pages only: asks for news, loads the page again when there is some, and shows what is wrong.
(() => {
  "use strict";
  const home = new URL(".", document.currentScript.src);
  const page = document.currentScript.dataset.page; // what it is made of; what is typed in it lasts while that is the same
  const before = "veiviser--for-ny-lasting"; // in the tab's own storage, for the moment that loading takes
  let panel;

  async function listen() {
    for (let known = -1; ; ) {
      try {
        const asked = new URLSearchParams({ known, page: location.pathname });
        const news = await (await fetch(new URL(`news?${asked}`, home))).json();
        if (news.version === known) continue; // what is open stays open
        if (document.querySelector(".veiviser-studio[open]")) {
          await new Promise((freed) => addEventListener("veiviser--free", freed, { once: true }));
          continue; // what is new by then
        }
        known = news.version;
        const errors = news.problems.filter((problem) => problem.severity === "error");
        if (errors.length) show(errors, news.words);
        else if (news.page !== page) return reload();
        else remind(news.problems, news.words);
      } catch {
        await new Promise((rested) => setTimeout(rested, 1000)); // the preview was stopped, or is starting
      }
    }
  }

  // Loaded anew, the page stands as it did: scrolled as far, as far filled in, and with the focus where it was.
  function reload() {
    const all = [...document.querySelectorAll("*")];
    const kept = {
      scrolled: all.filter((box) => box.scrollLeft || box.scrollTop).map((box) => [way(box), box.scrollLeft, box.scrollTop]),
      filled: all.filter(isFilled).map((field) => [way(field), field.checked ?? false, field.value ?? ""]),
      opened: all.filter((box) => box.localName === "details" && box.open && box !== panel).map(way),
      focused: document.activeElement === document.body ? "" : way(document.activeElement),
      selected: selection(document.activeElement),
    };
    try {
      sessionStorage.setItem(before, JSON.stringify(kept));
    } catch {
      // forbidden or full: then the page begins at its top
    }
    location.reload();
  }

  function restore() {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(before));
      sessionStorage.removeItem(before);
    } catch {
      return;
    }
    if (!kept || performance.getEntriesByType("navigation")[0]?.type !== "reload") return;
    for (const box of there(kept.opened.map((found) => [found]))) box[0].open = true;
    for (const [field, checked, value] of there(kept.filled)) {
      if (field.value === value && (field.checked ?? false) === checked) continue;
      field.value = value;
      if ("checked" in field) field.checked = checked;
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    const [[focused] = []] = kept.focused ? there([[kept.focused]]) : [];
    focused?.focus({ preventScroll: true });
    if (focused && kept.selected) focused.setSelectionRange?.(...kept.selected);
    const scroll = () => there(kept.scrolled).forEach(([box, left, top]) => box.scrollTo({ left, top, behavior: "instant" }));
    scroll();
    addEventListener("load", scroll); // by then pictures have their heights
  }

  function isFilled(field) {
    if (field.type === "file") return false; // only people may choose files
    if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    return field instanceof HTMLSelectElement && [...field.options].some((option) => option.selected !== option.defaultSelected);
  }

  function selection(field) {
    try {
      return field.selectionStart == null ? null : [field.selectionStart, field.selectionEnd];
    } catch {
      return null; // a field without text
    }
  }

  // The way to an element, as a selector that finds it after small changes too.
  function way(element) {
    if (element.id) return `#${CSS.escape(element.id)}`;
    if (!element.parentElement) return element.localName;
    const like = [...element.parentElement.children].filter((child) => child.localName === element.localName);
    return `${way(element.parentElement)} > ${element.localName}:nth-of-type(${like.indexOf(element) + 1})`;
  }

  // What is found by its way, in place of the way.
  function there(kept) {
    return kept.map(([found, ...rest]) => [document.querySelector(found), ...rest]).filter(([element]) => element);
  }

  function show(problems, words) {
    hide();
    panel = element("section", "veiviser-live");
    panel.setAttribute("role", "alert");
    panel.append(element("h2", "", words.must), element("p", "", words.about));
    const close = element("button", "", words.close);
    close.type = "button";
    close.addEventListener("click", hide);
    panel.append(listed(problems), close);
    document.body.append(panel);
  }

  // What does not stop the site waits, folded, until somebody opens it.
  function remind(problems, words) {
    hide();
    if (!problems.length) return;
    panel = element("details", "veiviser-live mild");
    panel.append(element("summary", "", words.should), listed(problems));
    document.body.append(panel);
  }

  function listed(problems) {
    const list = element("ul", "");
    for (const problem of problems) {
      const item = element("li", "");
      item.append(element("code", "", problem.place), element("span", "", problem.message));
      list.append(item);
    }
    return list;
  }

  function hide() {
    panel?.remove();
    panel = undefined;
  }

  function element(name, className, text = "") {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }

  const style = element("link", "");
  style.rel = "stylesheet";
  style.href = new URL("live.css", home);
  document.head.append(style);
  restore();
  listen();
})();
