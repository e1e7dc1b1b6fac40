// In served pages only: texts are corrected where they are seen.
(() => {
  "use strict";
  const home = new URL(".", document.currentScript.src);
  const { token, label } = document.currentScript.dataset; // without the token the preview changes nothing
  const kept = "veiviser--studio"; // whether it is on, and what was said last, for the next page
  const name = /\{[a-z0-9]+(?:[-.][a-z0-9]+)*\}/g;
  let answer, bar, said, steps, open;

  async function ask(what, body) {
    const sent = body && { method: "POST", headers: { "Content-Type": "application/json", "X-Veiviser-Token": token }, body: JSON.stringify(body) };
    const got = await fetch(new URL(what, home), sent);
    if (!got.ok) throw new Error(await got.text());
    return got.json();
  }

  // -- What can be corrected on this page ---------------------------------------------------------------------------

  const squeezed = (text) => text.replace(/\s+/g, " ").trim();
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  function seenIn(element) {
    let text = "";
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += node.data;
      else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(".headerlink, .chip, script, style")) text += seenIn(node);
    }
    return text;
  }

  // A text of this page's own screen or file comes before one that only says the same.
  function nearness(text) {
    const page = decodeURI(location.pathname).replace(/index\.html$/, "");
    const flow = /(?:^|\/)flows\/(.+)\.ya?ml$/.exec(text.file);
    if (!flow) return Number(page === `/${text.file.replace(/^[^/]+\//, "").replace(/(index)?\.md$/, "/")}`.replace(/\/+/g, "/"));
    if (!page.includes(`/${flow[1]}/`)) return 0;
    const shown = page.slice(page.lastIndexOf("/") + 1).replace(/\.html$/, "").split("--")[0];
    return text.screen && text.screen === shown ? 2 : 1;
  }

  function mark() {
    const exact = new Map();
    const varying = [];
    for (const text of answer.texts) {
      const seen = squeezed(text.seen);
      if (!/\p{L}/u.test(seen.replace(name, ""))) continue; // anything would be like it
      if (seen.match(name)) varying.push([new RegExp(`^${seen.split(name).map(escaped).join(".*?")}$`, "s"), text]);
      else exact.set(seen, [...(exact.get(seen) ?? []), text]);
    }
    const alike = (seen) =>
      seen && seen.length < 4000 ? [...(exact.get(seen) ?? []), ...varying.filter(([form]) => form.test(seen)).map(([, text]) => text)] : [];
    const all = [...document.body.querySelectorAll("*:not(script, style, .veiviser-studio, .veiviser-studio *, .veiviser-live *)")];
    for (const element of all) {
      const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data);
      const like = [seenIn(element), own.join(" ")].map(squeezed).map(alike).find((texts) => texts.length);
      if (!like) continue;
      const { parentElement: around } = element;
      if (around.veiviserTexts && seenIn(around) === seenIn(element)) unmark(around); // the innermost of the same
      const nearest = Math.max(...like.map(nearness));
      element.veiviserTexts = like.filter((text) => nearness(text) === nearest);
      element.classList.add("veiviser-text");
      if (element.tabIndex < 0 && !element.closest("a[href], button, summary, label, input")) {
        element.tabIndex = 0;
        element.veiviserTabbed = true;
      }
    }
  }

  function unmark(element) {
    element.classList.remove("veiviser-text");
    if (element.veiviserTabbed) element.removeAttribute("tabindex");
    delete element.veiviserTexts;
    delete element.veiviserTabbed;
  }

  const textAt = (target) => target.closest?.(".veiviser-text") ?? target.querySelector?.(".veiviser-text");

  // -- The bar, with its switch -------------------------------------------------------------------------------------

  function state() {
    try {
      return JSON.parse(sessionStorage.getItem(kept)) ?? {};
    } catch {
      return {};
    }
  }

  function keep(news) {
    try {
      sessionStorage.setItem(kept, JSON.stringify({ ...state(), ...news }));
    } catch {
      // forbidden or full: then it is off on the next page
    }
  }

  async function begin() {
    bar = element("div", "veiviser-studio veiviser-studio-bar");
    const turn = button(`✎ ${label}`, () => turned(turn.getAttribute("aria-pressed") !== "true"));
    turn.setAttribute("aria-pressed", "false");
    said = element("span", "veiviser-studio-said");
    said.setAttribute("role", "status");
    steps = element("span", "veiviser-studio-steps");
    bar.append(turn, steps, said);
    document.body.append(bar);

    async function turned(on) {
      if (on) answer = await ask("texts");
      turn.setAttribute("aria-pressed", String(on));
      document.documentElement.classList.toggle("veiviser-correcting", on);
      keep({ on });
      if (on) mark();
      else document.querySelectorAll(".veiviser-text").forEach(unmark);
      steps.replaceChildren(...(on ? stepping() : []));
      tell(on ? state().said || answer.words.hint : "");
      keep({ said: "" });
    }

    if (state().on) await turned(true);
  }

  function stepping() {
    const both = ["undo", "redo"].map((what) => {
      const step = button(answer.words[what], () => go(what));
      step.disabled = !answer[what];
      return step;
    });
    const changed = element("a", "", answer.words.changed);
    changed.href = new URL("review/", home);
    const noted = document.querySelector(".side--told") ? [button(answer.words.notes, () => studio.notes())] : [];
    return [...both, button(answer.words.new_page, () => studio.page()), ...noted, changed];
  }

  async function go(what) {
    const news = await ask(what, {});
    if (news.problem) tell(news.problem);
    else done(news, answer.words[what]);
  }

  function done(news, words) {
    answer = { ...answer, undo: news.undo, redo: news.redo };
    steps.replaceChildren(...stepping());
    keep({ said: words });
    tell(words);
  }

  const tell = (words) => (said.textContent = words);

  // -- The words in hand --------------------------------------------------------------------------------------------

  function choose(at) {
    const texts = at.veiviserTexts;
    if (texts.length === 1) return edit(at, texts[0]);
    const box = dialog(at, answer.words.which);
    for (const text of texts) box.append(button(`${text.file}, ${text.line}`, () => (close(), edit(at, text))));
    box.append(button(answer.words.cancel, close));
    show(at, box);
  }

  function edit(at, text) {
    const box = dialog(at, answer.words.words);
    const field = element("textarea", "");
    field.value = text.words;
    const grow = () => (field.rows = Math.min(12, Math.max(2, field.value.split("\n").length + field.value.length / 60)));
    field.addEventListener("input", grow);
    grow();
    field.setAttribute("aria-label", answer.words.words);
    const wrong = element("p", "veiviser-studio-wrong");
    wrong.setAttribute("role", "alert");
    const tools = element("p", "veiviser-studio-tools");
    tools.append(
      button(answer.words.bold, () => around(field, "**", "**")),
      button(answer.words.link, () => around(field, "[", "](https://)")),
    );
    tools.append(inserting(field));
    if (/\.md$/.test(text.file)) tools.append(button(answer.words.picture, () => studio.picture(tools, field, text)));
    const place = element("p", "veiviser-studio-place");
    place.append(
      button(answer.words.place, async () => {
        const where = /\.po$/.test(text.file) ? text.file : `${text.file}:${text.line}`; // of which there may be no line yet
        await navigator.clipboard?.writeText(where).catch(() => {});
        place.append(element("code", "", where));
      }),
    );
    const save = button(answer.words.save, () => saved(text, field.value, wrong));
    save.className = "veiviser-studio-main";
    const last = element("p", "");
    last.append(save, button(answer.words.cancel, close));
    box.append(tools, field);
    if (text.words.match(name)) box.append(element("p", "veiviser-studio-note", answer.words.names.replace("{{…}}", "{…}")));
    const facts = (text.words.match(name) ?? []).map((found) => found.slice(1, -1)).filter((named) => answer.facts[named]);
    for (const named of new Set(facts)) {
      place.append(button(answer.words.fact.replace("{fact}", answer.names[named]), () => correctFact(at, named)));
    }
    box.append(wrong, last, place);
    if (/^flows\//.test(text.file)) box.append(moreThanWords(at, text));
    if (/\.md$/.test(text.file)) box.append(moreOnPage(at, text));
    field.addEventListener("paste", (event) => {
      const html = event.clipboardData?.getData("text/html");
      if (!html) return;
      event.preventDefault();
      field.setRangeText(window.veiviserMarkdown(html), field.selectionStart, field.selectionEnd, "end");
      grow();
    });
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save.click();
    });
    show(at, box);
    field.focus();
  }

  async function saved(text, after, wrong) {
    let news;
    wrong.textContent = answer.words.saving;
    try {
      news = await ask("correct", { ...text, before: text.words, after });
    } catch {
      return void (wrong.textContent = answer.words.failed);
    }
    if (news.problem) {
      wrong.textContent = news.problem;
      if (news.theirs) wrong.append(element("br", ""), answer.words.theirs, element("q", "", news.theirs));
      return;
    }
    close(Boolean(news.also?.length));
    done(news, answer.words.saved);
    if (news.also?.length) alsoIn(news.also);
  }

  // A choice, a part of a screen, a screen: moved, taken out, or another one below it.
  function moreThanWords(at, text) {
    const more = element("details", "");
    more.append(element("summary", "", answer.words.more));
    more.addEventListener("toggle", async () => {
      if (!more.open || more.children.length > 1) return;
      const around = await ask("around", { ...text, before: text.words });
      for (const { kind, can } of around.units) {
        const line = element("p", "", `${answer.words[kind]}:`);
        const change = { ...text, before: text.words, kind };
        const acts = {
          add: () => added(at, { ...change, what: "add" }, around.screens),
          screen: () => studio.screen(at, { ...change, what: "screen" }, around),
          put: () => studio.component(at, { ...change, what: "put" }, around),
        };
        for (const what of can) {
          const named = what === "add" || what === "screen" ? `${what}_${kind}` : what;
          line.append(button(answer.words[named], acts[what] ?? (() => looked(at, { ...change, what }))));
        }
        more.append(line);
      }
    });
    return more;
  }

  function moreOnPage(at, text) {
    const more = element("details", "");
    more.append(element("summary", "", answer.words.more));
    more.append(button(answer.words.add_question, () => studio.question(at, { ...text, before: text.words })));
    return more;
  }

  function added(at, change, screens) {
    const box = dialog(at, answer.words[`add_${change.kind}`]);
    const label = element("label", "", answer.words.words);
    const field = element("input", "");
    label.append(field);
    box.append(label);
    const list = element("select", "");
    if (change.kind === "choice") {
      list.setAttribute("aria-label", answer.words.to);
      list.append(new Option(`${answer.words.to} ${answer.words.to_same}`, ""));
      for (const [named, title] of Object.entries(screens)) list.append(new Option(title, named));
      box.append(list);
    }
    const last = element("p", "");
    const next = button(answer.words.save, () => looked(at, { ...change, words: field.value, to: list.value }));
    next.className = "veiviser-studio-main";
    last.append(next, button(answer.words.cancel, close));
    box.append(last);
    field.addEventListener("keydown", (event) => event.key === "Enter" && next.click());
    show(at, box);
    field.focus();
  }

  // Nothing is written before what it comes to in the file has been seen.
  async function looked(at, change) {
    const what = "restructure";
    const news = await ask(what, { ...change, look: true });
    const box = dialog(at, answer.words.difference);
    const wrong = element("p", "veiviser-studio-wrong", news.problem ?? "");
    wrong.setAttribute("role", "alert");
    const last = element("p", "");
    if (!news.problem) {
      const act = button(answer.words.do, async () => {
        const made = await ask(what, change);
        if (made.problem) return void (wrong.textContent = made.problem);
        close();
        done(made, answer.words.saved);
      });
      act.className = "veiviser-studio-main";
      box.append(lines(news.difference));
      last.append(act);
    }
    last.append(button(answer.words.cancel, close));
    box.append(wrong, last);
    show(at, box);
    last.firstChild.focus();
  }

  function lines(difference) {
    const shown = element("pre", "");
    for (const line of difference.split("\n")) shown.append(element({ "+": "ins", "-": "del" }[line[0]] ?? "span", "", `${line}\n`));
    return shown;
  }

  // A fee, a number, a phone: corrected once, for every page that names it.
  function correctFact(at, named) {
    const box = dialog(at, answer.words.fact.replace("{fact}", answer.names[named]));
    const fields = Object.entries(answer.facts[named]).map(([key, line]) => {
      const label = element("label", "", answer.words[`fact_${key}`]);
      const field = element("input", "");
      field.value = key === "checked" ? new Date().toISOString().slice(0, 10) : line.words; // who corrects it has looked it up
      label.append(field);
      box.append(label);
      return [line, field];
    });
    const wrong = element("p", "veiviser-studio-wrong");
    wrong.setAttribute("role", "alert");
    const save = button(answer.words.save, async () => {
      for (const [line, field] of fields) {
        if (field.value === line.words) continue;
        const news = await ask("correct", { ...line, before: line.words, after: field.value });
        if (news.problem) return void (wrong.textContent = news.problem);
        line.words = field.value;
        done(news, answer.words.saved);
      }
      close();
    });
    save.className = "veiviser-studio-main";
    box.append(wrong, save, button(answer.words.cancel, close));
    show(at, box);
    fields[0][1].focus();
  }

  // Sentences that tell to press what has another name by now.
  function alsoIn(texts) {
    const box = dialog(document.body, answer.words.also);
    const boxes = texts.map((text) => {
      const line = element("label", "");
      const tick = element("input", "");
      tick.type = "checkbox";
      tick.checked = true;
      line.append(tick, ` ${text.after} `, element("code", "", `${text.file}:${text.line}`));
      box.append(line);
      return [tick, text];
    });
    const wrong = element("p", "veiviser-studio-wrong");
    wrong.setAttribute("role", "alert");
    const change = button(answer.words.change, async () => {
      for (const [tick, text] of boxes) {
        const news = tick.checked && (await ask("correct", { ...text, before: text.words, after: text.after }));
        if (news?.problem) return void (wrong.textContent = news.problem);
        if (news) done(news, answer.words.saved);
        tick.checked = false;
      }
      close();
    });
    change.className = "veiviser-studio-main";
    box.append(wrong, change, button(answer.words.leave, close));
    show(document.body, box);
    change.focus();
  }

  // Facts and the edition's values, as readers see them; what is chosen goes in where the cursor is.
  function inserting(field) {
    const list = element("select", "");
    list.setAttribute("aria-label", answer.words.insert);
    list.append(new Option(answer.words.insert, ""));
    for (const [named, shown] of Object.entries(answer.names)) list.append(new Option(`${shown} (${named})`, `{${named}}`));
    list.append(new Option(answer.words.new_fact, "new"));
    list.addEventListener("change", () => {
      if (list.value === "new") studio.fact(list, field);
      else if (list.value) around(field, list.value, "");
      list.value = "";
    });
    return list;
  }

  function around(field, before, after) {
    const { selectionStart: start, selectionEnd: end, value } = field;
    field.setRangeText(before + value.slice(start, end) + after, start, end, "select");
    field.focus();
  }

  function dialog(at, heading) {
    close();
    const box = element("dialog", "veiviser-studio");
    box.setAttribute("aria-label", heading);
    box.append(element("h2", "", heading));
    box.addEventListener("close", () => close());
    box.veiviserAt = at;
    return box;
  }

  function show(at, box) {
    open = box;
    document.body.append(box);
    box.show();
    const { left, bottom, width } = at.getBoundingClientRect();
    if (innerWidth < 700 || at === document.body) return box.classList.add("low");
    const wide = Math.min(Math.max(width, 420), innerWidth - 32);
    box.style.width = `${wide}px`;
    box.style.left = `${Math.max(16, Math.min(left, innerWidth - wide - 16)) + scrollX}px`;
    box.style.top = `${bottom + scrollY + 8}px`;
    box.scrollIntoView({ block: "nearest" });
  }

  // What waits for the words to be in hand no longer may go on, unless another box opens.
  function close(isFollowed) {
    if (!open) return;
    const { veiviserAt } = open;
    const closed = open;
    open = undefined;
    closed.remove();
    if (veiviserAt.isConnected && veiviserAt !== document.body) veiviserAt.focus?.({ preventScroll: true });
    if (isFollowed !== true) setTimeout(() => open || dispatchEvent(new Event("veiviser--free")));
  }

  function button(words, pressed) {
    const made = element("button", "", words);
    made.type = "button";
    made.addEventListener("click", pressed);
    return made;
  }

  function element(tag, className, text = "") {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.textContent = text;
    return made;
  }

  const isOn = () => document.documentElement.classList.contains("veiviser-correcting");

  addEventListener(
    "click",
    (event) => {
      if (!isOn() || event.ctrlKey || event.metaKey || event.target.closest?.(".veiviser-studio, .veiviser-live")) return;
      const at = textAt(event.target);
      if (!at) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      choose(at);
    },
    true,
  );
  addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Escape" && open) return close();
      if (!isOn() || event.key !== "Enter" || event.target.closest?.(".veiviser-studio")) return;
      const at = textAt(event.target);
      if (!at || event.target === document.body) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      choose(at);
    },
    true,
  );

  const studio = { ask, around, button, close, dialog, done, element, lines, looked, show, words: (key) => answer.words[key], named: (key, words) => (answer.names[key] = words) };
  window.veiviserStudio = studio;
  const more = ["paste.js", "adding.js"].map((script) => Object.assign(element("script", ""), { src: new URL(script, home) }));
  const style = element("link", "");
  style.rel = "stylesheet";
  style.href = new URL("studio.css", home);
  document.head.append(style, ...more);
  begin();
})();
