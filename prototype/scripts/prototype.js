/*
 * What the prototype gains with scripts: answers carried to later screens, fields filled in again on return, counters,
 * numbers that pick their band, and words for screen readers. Every page works without it. What was stored is never
 * trusted: it is shown as text, and put only into fields that are there.
 */
(() => {
  "use strict";

  const page = document.querySelector("[data-flow]")?.dataset ?? {}; /* on the element around the screen */
  const flow = page.flow ?? "";
  const place = `veiviser:${flow}`;
  const hintPlace = "veiviser--vis-trykk";
  const longest = 5000;

  /* Where one is and how one moves. In a packed file all pages share one address, so it says so itself (`pack.js`). */
  const way = window.veiviserPack ?? {
    address: () => window.location.href,
    arrivedBy: () => window.performance.getEntriesByType("navigation")[0]?.type,
    before: () => document.referrer,
    replace: (address) => window.location.replace(address),
    script: (address) => address,
    storage: () => window.sessionStorage,
  };

  /* Storage can be forbidden, full, or hold anything. */
  const read = (key) => {
    try {
      return way.storage().getItem(key);
    } catch {
      return null;
    }
  };
  const write = (key, text) => {
    try {
      way.storage().setItem(key, text);
    } catch {
      /* Then nothing is carried. */
    }
  };
  const bare = (address) => address.split(/[?#]/)[0];

  /*
   * In the workbench an address can carry what was answered, after `#`, which browsers send to nobody. It is kept before
   * anything is read; whether its questions and answers are those of today is told.
   */
  const mark = "#svar=";
  const copy = document.querySelector("[data-copy-address]");
  const isCarried = copy !== null && window.location.hash.startsWith(mark);
  const takeFromAddress = () => {
    const { hash, href, search } = window.location;
    if (!isCarried) return true;
    window.history.replaceState(window.history.state, "", bare(href) + search);
    try {
      const { version, ...stored } = JSON.parse(decodeURIComponent(hash.slice(mark.length))) ?? {};
      write(place, JSON.stringify({ ...stored, going: bare(href) }));
      return version === copy.dataset.copyAddress;
    } catch {
      return false; /* cut short on its way */
    }
  };
  const fits = takeFromAddress();
  window.addEventListener("hashchange", () => {
    if (copy && window.location.hash.startsWith(mark)) window.location.reload(); /* opened where the page stands already */
  });
  const isWords = (value) => typeof value === "string" && value.length <= longest;

  /*
   * What this visit remembers. By answer: the words to show, what the field is called, the text of a free one, the value
   * and the ids of what was picked, and whether it counts. By screen: what was pressed last. Where «Endre» came from.
   * Where the last link led, and from where, for who comes to an entry in another way begins anew.
   */
  const readMemory = () => {
    const memory = { answers: new Map(), pressed: new Map(), began: false, review: "", going: "", from: "", hops: 0 };
    try {
      const stored = JSON.parse(read(place) ?? "{}") ?? {};
      for (const [name, given] of Object.entries(stored.answers ?? {})) {
        if (given === null || typeof given !== "object" || !isWords(given.words)) continue;
        const ids = Array.isArray(given.ids) ? given.ids.filter(isWords).slice(0, 200) : [];
        const [text, label, value, none] = ["text", "label", "value", "none"].map((key) => (isWords(given[key]) ? given[key] : ""));
        memory.answers.set(name, {
          words: given.words, text, label, value, none, ids, counts: given.counts === true,
          place: Number.isInteger(given.place) ? given.place : -1,
        });
      }
      for (const [name, id] of Object.entries(stored.pressed ?? {})) if (isWords(id)) memory.pressed.set(name, id);
      memory.began = stored.began === true;
      if (isWords(stored.review)) memory.review = stored.review;
      if (isWords(stored.going)) memory.going = stored.going;
      if (isWords(stored.from)) memory.from = stored.from;
      if (Number.isInteger(stored.hops)) memory.hops = stored.hops;
    } catch {
      /* Tampered with, or from another version: as if nothing had been answered. */
    }
    return memory;
  };
  const memory = readMemory();
  const { answers, pressed } = memory;
  const save = () => {
    const stored = { ...memory, answers: Object.fromEntries(answers), pressed: Object.fromEntries(pressed) };
    write(place, JSON.stringify(stored));
  };

  /* Coming to a screen withdraws what is only asked for beyond it: remembered, but neither shown nor counted. */
  const screen = document.querySelector(".screen");
  const [first, last] = (page.place ?? "0 -1").split(" ").map(Number);
  const elsewhere = new Map((page.elsewhere ?? "").split(" ").map((pair) => pair.split("=")));
  const forNobody = new URLSearchParams(page.nobody ?? ""); /* by answer, its author's words */
  let met = new Map(); /* what counted when the page was met */
  const arrive = () => {
    if (!screen) return;
    if (page.entry !== undefined) memory.began = true;
    const isNew = page.entry !== undefined && way.arrivedBy() === "navigate" && memory.going !== bare(way.address());
    for (const given of answers.values()) {
      if (isNew || (first <= given.place && given.place <= last)) given.counts = false;
    }
    countAgain();
    met = new Map([...answers].filter(([, given]) => given.counts).map(([name, given]) => [name, { ...given }]));
    if (answers.size) save();
  };

  /* Who goes forward again goes on as before: what counted when the page was first met counts there still. */
  const noteCounting = () => {
    const counting = [...answers].filter(([, given]) => given.counts).map(([name]) => name);
    window.history.replaceState({ ...window.history.state, counting }, "");
  };
  const countAgain = () => {
    const before = window.history.state?.counting;
    const isMetAgain = way.arrivedBy() === "back_forward";
    for (const name of isMetAgain && Array.isArray(before) ? before : []) {
      const given = answers.get(name);
      if (given) given.counts = true;
    }
    noteCounting();
  };

  const notAnswered = word("samples.nobody");
  const wordsFor = (shown) => {
    const { answer, value, nobody } = shown.dataset;
    const given = answers.get(answer);
    const counts = given?.counts && (value === undefined || given.value === value);
    if (counts && given.words) return given.words;
    if (value !== undefined || !memory.began) return null;
    return counts ? nobody ?? notAnswered : nobody && nobody !== word("samples.none") ? nobody : notAnswered;
  };
  const showAnswers = () => {
    const heading = screen?.querySelector("h1");
    const before = heading?.textContent ?? "";
    for (const shown of document.querySelectorAll("[data-answer]")) {
      shown.dataset.static ??= shown.textContent;
      const words = wordsFor(shown);
      shown.textContent = words ?? shown.dataset.static;
      shown.classList.toggle("told", words !== null);
    }
    const after = heading?.textContent ?? "";
    if (before && before !== after) document.title = document.title.replace(before.trim(), () => after.trim());
  };

  /* «Svar så langt» says what the screens say: all that counts, in the order it was asked for. */
  const showPanel = () => {
    const list = document.querySelector(".answers");
    if (!list || !memory.began) return;
    const rows = new Map([...list.children].map((row) => [row.querySelector("[data-answer]")?.dataset.answer, row]));
    for (const [name, given] of answers) {
      if (!given.counts || rows.has(name) || !given.label) continue;
      const [row, term, said, words] = ["div", "dt", "dd", "span"].map((tag) => document.createElement(tag));
      term.textContent = given.label;
      words.dataset.answer = name;
      if (given.none) words.dataset.nobody = given.none;
      said.append(words);
      row.append(term, said);
      rows.set(name, row);
    }
    for (const [name, row] of rows) {
      const isSure = row.querySelector("[data-value]") !== null;
      if (isSure || answers.get(name)?.counts) continue;
      row.remove();
      rows.delete(name);
    }
    for (const [name, row] of rows) {
      const given = answers.get(name);
      if (fits && given?.counts && given.label) row.querySelector("dt").textContent = given.label; /* which may tell of others */
    }
    const order = [...answers.keys()];
    list.append(...[...rows].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([, row]) => row));
    list.closest("section").hidden = rows.size === 0;
  };
  const renew = () => {
    save();
    showPanel();
    showAnswers();
  };

  const status = document.getElementById("opplest");
  let waiting = 0;
  const say = (words, delay = 150) => {
    if (!status) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      status.textContent = words;
    }, delay);
  };

  /* What is asked for on this screen, and what is answered; what does not show is neither asked for nor picked. */
  /* What stands in something that is closed can be opened, so it is there. */
  const isDrawn = (element) => element === null || (window.getComputedStyle(element).display !== "none" && isDrawn(element.parentElement));
  const isThere = (element) => (element.closest("details:not([open])")
    ? isDrawn(element) : element.checkVisibility?.() ?? element.getClientRects().length > 0);
  const fieldsHere = () => [...(screen?.querySelectorAll("fieldset.picked, .field__input") ?? [])];
  const nameOf = (field) => field.name || field.id;
  const groupOf = (input) => input.closest("fieldset.picked");
  const textOf = (field) => (field.type === "file"
    ? [...field.files].map((file) => file.name).join(", ") || (field.dataset.kept ?? "") : field.value);
  const isOwn = (input, group) => input.name === group.id || input.name.startsWith(`${group.id}--`);
  const inputsOf = (group) => [...group.querySelectorAll("input")].filter((input) => isOwn(input, group));
  const pickedIn = (group) => inputsOf(group).filter((input) => {
    if (!input.checked || !isThere(input.closest(".choice") ?? input)) return false;
    const within = input.closest(".choice__reveal");
    return !within || !group.contains(within) || within.parentElement.querySelector("input")?.checked;
  });
  const labelOf = (field) => {
    const label = field.matches("fieldset") ? field.querySelector("legend") : document.querySelector(`label[for="${field.id}"]`);
    const words = label?.cloneNode(true);
    for (const more of words?.querySelectorAll(".error, .optional") ?? []) more.remove();
    return words?.textContent.replace(/\s+/g, " ").trim() ?? "";
  };
  /* How a choice reads; where it tells of another answer, as it does now. */
  const saidOf = (input) => {
    const label = document.querySelector(`label[for="${input.id}"]`);
    return label?.querySelector("[data-answer]") ? label.textContent.replace(/\s+/g, " ").trim() : input.dataset.label ?? "";
  };
  const givenIn = (field) => {
    if (!field.matches("fieldset")) {
      const text = textOf(field).slice(0, longest);
      return { words: text.trim(), text, value: "", none: forNobody.get(nameOf(field)) ?? "", ids: [] };
    }
    const inputs = pickedIn(field);
    const many = field.querySelector("input[type=checkbox]") !== null && inputsOf(field).every((i) => i.type === "checkbox");
    return {
      words: inputs.map(saidOf).filter(Boolean).join(", "),
      text: field.querySelector(".number__input")?.value ?? "",
      value: inputs.map((input) => input.value).join(many ? " " : "/"),
      none: forNobody.get(nameOf(field)) ?? (many ? word("samples.none") : ""),
      ids: inputsOf(field).filter((input) => input.checked).map((input) => input.id), /* hidden ones are offered again */
    };
  };
  const note = (field, counts = true) => {
    const name = nameOf(field);
    const before = answers.get(name);
    if (!isThere(field)) {
      if (before) Object.assign(before, { counts: false, ids: givenIn(field).ids });
      return;
    }
    if (before && !before.counts) answers.delete(name); /* asked for anew: it comes after what counts already */
    answers.set(name, {
      ...givenIn(field), label: labelOf(field), counts, place: Number(elsewhere.get(name) ?? first),
    });
  };
  const noteAll = () => fieldsHere().forEach((field) => note(field));
  /* A way out leaves the screen as it was met; what was picked here is only offered again. */
  const dropAll = () => {
    for (const name of fieldsHere().map(nameOf)) {
      if (met.has(name)) answers.set(name, met.get(name));
      else if (answers.has(name)) answers.get(name).counts = false;
    }
  };
  const noteChange = (field) => {
    if (field.matches("fieldset")) noteAnswered();
    else note(field);
    renew();
  };
  const noteAnswered = () => {
    for (const field of fieldsHere()) {
      const isOpen = field.matches("fieldset") ? pickedIn(field).length === 0 : textOf(field).trim() === "";
      const before = answers.get(nameOf(field));
      if (isOpen && !before?.counts) {
        const given = givenIn(field);
        if (before && isThere(field)) Object.assign(before, given); /* what was emptied is not offered again */
        else if (given.text.trim()) note(field, false); /* a number that is wrong */
        continue; /* not answered yet is not left open */
      }
      note(field);
    }
  };

  const tellReveal = (input) => {
    const reveal = input.parentElement?.querySelector(":scope > .choice__reveal");
    if (!input.checked || !reveal) return;
    const said = reveal.cloneNode(true);
    for (const drawn of said.querySelectorAll("[aria-hidden]")) drawn.remove();
    say(said.textContent.replace(/\s+/g, " ").trim().slice(0, 300));
  };
  const restorePicked = (group) => {
    for (const id of answers.get(group.id)?.ids ?? []) {
      const input = document.getElementById(id);
      if (input instanceof HTMLInputElement && group.contains(input) && isOwn(input, group)) input.checked = true;
    }
  };

  /* A box that goes with no other takes the others' place, and gives its own up to them. */
  const clearOthers = (input) => {
    if (!input.checked || input.type !== "checkbox") return;
    const isAlone = input.dataset.exclusive !== undefined;
    for (const other of inputsOf(groupOf(input))) {
      if (other !== input && (isAlone || other.dataset.exclusive !== undefined)) other.checked = false;
    }
  };

  /* An address can carry answers, `?fysisk=ja`, so that a test can say where it failed. Only what is there is picked. */
  const pickFromAddress = () => {
    for (const [name, value] of new URLSearchParams(window.location.search)) {
      const group = document.getElementById(name);
      if (!group?.matches("fieldset.picked")) continue;
      let id = name;
      for (const part of value.split("/")) {
        id += `--${part}`;
        const input = document.getElementById(id);
        if (input instanceof HTMLInputElement && group.contains(input)) input.checked = true;
      }
      noteChange(group);
    }
  };

  /* Free text */
  const countLeft = (field) => {
    const limit = Number(field.dataset.limit);
    const shown = document.getElementById(`${field.id}--plass`);
    if (!shown || !(limit > 0)) return;
    const left = limit - field.value.length;
    const words = left < 0 ? word("textarea.over", { count: -left }) : word("textarea.left", { count: left });
    shown.textContent = words;
    shown.toggleAttribute("data-over", left < 0);
    if (document.activeElement === field && (left < 0 || left <= limit / 10)) say(words, 1000);
  };
  const judge = (field) => {
    const limit = Number(field.dataset.limit);
    const blank = field.required && textOf(field).trim() === "";
    const over = limit > 0 && field.value.length > limit;
    /* No message is shown by the browser; it only decides whether the field counts as answered. */
    field.setCustomValidity(blank || over || field.dataset.wrong ? " " : "");
    if (field.checkValidity()) field.removeAttribute("aria-invalid");
  };
  const wireText = (field) => {
    const stored = answers.get(field.name)?.text;
    if (stored && field.type === "file") {
      field.dataset.kept = stored; /* no script can put a file back; its name is there, so it is not asked for again */
      field.required = false;
    } else if (stored && field.value === "") field.value = stored;
    const update = () => {
      judge(field);
      countLeft(field);
    };
    field.addEventListener("input", () => {
      update();
      noteChange(field);
      renewErrors();
    });
    update();
  };

  /*
   * A number picks its band: the first that it is below, else the one without a limit. It is read as people write it:
   * «300 000», «300.000», «300 000 kr», «12,5».
   */
  const readNumber = (written, unit) => {
    let text = written.replace(/[\s\u00a0\u2009\u202f]+/g, " ").replace(/[−–]/g, "-").trim().toLowerCase();
    for (const ending of [unit.toLowerCase(), "kroner", "kr.", "kr", "nok", ",-"]) {
      if (ending && text.endsWith(ending)) text = text.slice(0, -ending.length).trim();
    }
    text = text.replace(/^(kr\.?|nok) ?/, "").replace(/^([-+]) /, "$1").replace(/^\+/, "");
    if (/^-?\d{1,3}(?:([ .])\d{3}(?:\1\d{3})*)(?:,\d+)?$/.test(text)) text = text.replace(/[ .]/g, "");
    return /^-?\d{1,15}(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  };
  const whyOf = new WeakMap(); /* by field or group: what is wrong beside that nothing is there */
  const wireNumber = (group) => {
    const exact = group.querySelector(".number__exact");
    const field = group.querySelector(".number__input");
    if (!exact || !field) return;
    exact.hidden = false;
    const bands = inputsOf(group);
    const bound = (name) => (field.dataset[name] === undefined ? null : Number(field.dataset[name]));
    const judgeNumber = () => {
      if (field.value.trim() === "") return ["", null];
      const number = readNumber(field.value, field.dataset.unit ?? "");
      if (Number.isNaN(number)) return ["number", null];
      if (bound("min") !== null && number < bound("min")) return ["small", null];
      if (bound("max") !== null && number > bound("max")) return ["large", null];
      const shown = bands.filter((band) => isThere(band.closest(".choice") ?? band));
      return ["", shown.find((b) => b.dataset.below === undefined || number < Number(b.dataset.below)) ?? null];
    };
    const noteWhy = (why) => {
      whyOf.set(group, why);
      field.setCustomValidity(why && " ");
    };
    const update = () => {
      const [why, band] = judgeNumber();
      noteWhy(why);
      for (const other of bands) other.checked = other === band;
      noteChange(group);
      renewErrors();
      if (band) say(word("number.picked", { answer: saidOf(band) }), 600);
    };
    field.addEventListener("input", update);
    for (const band of bands) {
      band.addEventListener("change", () => {
        field.value = "";
        noteWhy("");
      });
    }
    const stored = answers.get(group.id)?.text;
    if (stored) {
      field.value = stored;
      const [why, band] = judgeNumber();
      noteWhy(why);
      if (band) for (const other of bands) other.checked = other === band; /* none while the question does not show */
    }
  };

  /*
   * What is not right is told at once: at the top with a link to each, at each question, and in the page's title. What
   * leads to it gets the focus, and the field says that it is wrong.
   */
  const summary = document.getElementById("feil");
  let isTold = false;
  const why = (field) => {
    if (field.matches("fieldset")) return whyOf.get(field) || "";
    if (field.dataset.wrong) return field.dataset.wrong; /* a component's own script knows */
    if (textOf(field).trim() === "") return "";
    return Number(field.dataset.limit) > 0 && field.value.length > Number(field.dataset.limit) ? "long" : "wrong";
  };
  const renewErrors = () => {
    if (!screen || !isTold) return;
    let open = 0;
    for (const error of screen.querySelectorAll(".error[id]")) {
      const name = error.id.slice("feil--".length);
      const field = document.getElementById(name);
      if (!field) continue;
      const said = error.querySelector("[data-why]");
      const item = summary?.querySelector(`[data-for="${name}"] a`);
      if (said) {
        said.dataset.empty ??= said.textContent;
        said.textContent = said.dataset[why(field) || "empty"] ?? said.dataset.empty;
        if (item) item.textContent = said.textContent;
      }
      const isOpen = isThere(error);
      if (isOpen) open += 1;
      const inputs = field.matches("fieldset") ? [] : [field];
      for (const input of inputs) {
        if (isOpen) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    }
    document.title = `${open ? "Feil: " : ""}${document.title.replace(/^Feil: /, "")}`;
  };
  const openAround = (element) => {
    for (let around = element; around; around = around.parentElement) if (around.matches("details")) around.open = true;
  };
  const showError = (id) => {
    const error = document.getElementById(id);
    if (!error?.matches(".error, .errors")) return;
    isTold = true;
    renewErrors();
    openAround(error);
    error.focus();
    error.scrollIntoView({ block: "center" });
  };

  /* What does not show, or a component's script writes, cannot have the focus: then the first beside it that can. */
  const focusOn = (input) => {
    const around = input?.closest("fieldset.picked, [data-script]");
    const others = around ? [...around.querySelectorAll("input, button")] : [];
    const wrong = others.filter((one) => one.ariaInvalid === "true");
    const there = [...wrong, input, ...others].find((one) => one && isThere(one) && one.ariaHidden !== "true");
    if (there) openAround(there);
    there?.focus();
  };

  const tellAgain = () => {
    if (!window.location.hash.startsWith("#feil")) return;
    isTold = true;
    renewErrors();
    window.addEventListener("load", renewErrors); /* not before then is what the address names the target */
  };

  const clear = () => {
    try {
      way.storage().removeItem(place);
    } catch {
      /* Then there was nothing. */
    }
  };

  /* After «Endre», what was answered before is not asked for again: each screen with nothing open is passed by itself. */
  const inFlow = (address) => address.startsWith(bare(way.address()).replace(/[^/]*$/, ""));
  const goOn = () => {
    const name = screen?.dataset.screen;
    if (!memory.review || memory.hops === 0) return;
    const isOpen = fieldsHere().some((field) => isThere(field) && !answers.has(nameOf(field)));
    const control = [...screen.querySelectorAll("a[data-control]")].find(
      (link) => link.dataset.control === pressed.get(name) && isThere(link) && inFlow(link.href),
    );
    if (name === memory.review || isOpen || !control || control.hash || memory.hops > 50) {
      memory.hops = 0;
      if (name === memory.review) memory.review = "";
      save();
      return;
    }
    memory.hops += 1;
    memory.going = bare(control.href);
    noteAll();
    save();
    way.replace(control.href);
  };
  const leave = (link) => {
    const id = link.dataset.control ?? link.dataset.presses;
    memory.going = bare(link.href);
    memory.from = bare(way.address());
    if (!screen?.contains(link) && !link.matches(".lead")) {
      memory.review = "";
      save();
      return;
    }
    if (!id || link.getAttribute("href").startsWith("#")) {
      save();
      return;
    }
    if (link.dataset.change !== undefined) memory.review = screen.dataset.screen;
    else {
      if (link.dataset.leaves === undefined) noteAll();
      else dropAll();
      if (inFlow(link.href)) pressed.set(screen.dataset.screen, id);
      memory.hops = memory.review ? 1 : 0;
    }
    save();
  };
  /* A way in the panel gives the answers that it names, and no others to the same questions. */
  const empty = (group) => {
    for (const input of inputsOf(group)) input.checked = false;
    const written = group.querySelector(".number__input");
    if (written) {
      written.value = "";
      written.setCustomValidity("");
    }
    whyOf.set(group, "");
  };
  const pickAsNamed = (lead) => {
    const named = [...new URLSearchParams(lead.dataset.picks ?? "")];
    for (const answer of new Set(named.map(([name]) => name.split(".")[0]))) {
      const group = document.getElementById(answer);
      if (group?.matches("fieldset.picked")) empty(group);
    }
    for (const [name, value] of named) {
      const [answer, box] = name.split(".");
      const group = document.getElementById(answer);
      if (!group?.matches("fieldset.picked")) continue;
      let id = answer;
      for (const part of box === undefined ? value.split("/") : [box]) {
        id += `--${part}`;
        const input = document.getElementById(id);
        if (input instanceof HTMLInputElement && group.contains(input)) input.checked = box === undefined || value === "yes";
      }
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.hasAttribute("data-restart")) {
      clear();
      return;
    }
    const before = bare(way.before()) || cameFrom; /* from a folder, no browser tells */
    const isBack = link.rel === "prev" && !screen?.contains(link) && bare(link.href) === before;
    if (isBack || (link.dataset.back !== undefined && before && inFlow(before))) {
      event.preventDefault();
      window.history.back(); /* to the address as it was, with what it carries */
      return;
    }
    const href = link.getAttribute("href") ?? "";
    if (summary?.contains(link)) {
      event.preventDefault();
      focusOn(document.getElementById(href.slice(1)));
      return;
    }
    if (href.startsWith("#feil")) {
      event.preventDefault();
      const { state } = window.history;
      window.location.replace(href); /* so that «back» does not stop at each error */
      window.history.replaceState(state, ""); /* which that took away: what counted when the page was met */
      showError(decodeURIComponent(href.slice(1)));
      return;
    }
    if (link.matches(".lead")) pickAsNamed(link);
    leave(link);
  });

  /* The page with the link that led here. */
  const cameFrom = memory.going === bare(way.address()) ? memory.from : "";

  arrive();
  if (screen) {
    document.documentElement.dataset.scripts = "";
    /* What the browser itself remembers of a page is older than what is remembered here. */
    for (const input of screen.querySelectorAll("input:not([autocomplete^=bday]), textarea")) input.autocomplete = "off";
    showAnswers(); /* so that choices that tell of other answers read right */
    for (const group of screen.querySelectorAll("fieldset.picked")) {
      restorePicked(group);
      if (group.classList.contains("number")) wireNumber(group);
    }
    pickFromAddress();
    screen.addEventListener("change", (event) => {
      const group = event.target instanceof HTMLInputElement ? groupOf(event.target) : null;
      if (!group || !isOwn(event.target, group)) return;
      clearOthers(event.target);
      noteChange(group);
      tellReveal(event.target);
      renewErrors();
    });
    for (const field of screen.querySelectorAll(".field__input")) wireText(field);
    tellAgain();
    goOn();
  }
  showPanel();
  showAnswers();

  for (const shown of document.querySelectorAll("[data-remembered]")) {
    shown.textContent = answers.get(shown.dataset.remembered)?.words ?? "";
  }

  const tell = (words) => {
    const said = document.querySelector(".tools__said");
    said.textContent = words;
    said.hidden = false;
    say(words);
  };
  if (copy) {
    copy.parentElement.hidden = false;
    copy.addEventListener("click", async () => {
      const told = {
        version: copy.dataset.copyAddress, began: memory.began, answers: Object.fromEntries(answers), pressed: Object.fromEntries(pressed),
      };
      const address = `${bare(window.location.href)}${mark}${encodeURIComponent(JSON.stringify(told))}`;
      try {
        await window.navigator.clipboard.writeText(address);
        tell(word("page.copied"));
      } catch {
        tell(address); /* to be copied by hand */
      }
    });
    if (!fits) tell(word("page.other_answers"));
  }

  /* Answers that came with the address, and that the flow does not know (`fit.js`); what others were called then is past. */
  document.addEventListener("veiviser:unknown", (event) => {
    for (const name of event.detail) answers.delete(name);
    for (const given of fits ? [] : answers.values()) given.label = "";
    renew();
  });

  /* What few pages need is fetched by those that do. */
  const here = document.currentScript?.src ?? "";
  const parts = [...document.querySelectorAll("[data-script]")].map((part) => part.dataset.script);
  for (const name of new Set([...parts, ...(isCarried ? ["fit"] : [])])) {
    const script = document.createElement("script");
    script.src = way.script(here.replace(/[^/]*$/, `${name}.js`));
    document.head.append(script);
  }

  /* What looks like a button is pressed as one. */
  document.addEventListener("keydown", (event) => {
    const button = event.target instanceof Element ? event.target.closest("a.ds-button, a.start, a.video-room__link, a.browser__answer") : null;
    if (event.key !== " " || !button) return;
    event.preventDefault();
    button.click();
  });

  const walks = document.querySelector(".walks:not(.view)");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !walks?.open) return;
    walks.open = false;
    walks.querySelector("summary")?.focus();
  });

  /* A map wider than its frame begins where the flow does. */
  const map = document.querySelector(".map__figure");
  const entry = map?.querySelector(".node-entry")?.getBoundingClientRect();
  if (entry) map.scrollLeft += (entry.left + entry.right) / 2 - map.getBoundingClientRect().left - map.clientWidth / 2;

  const hint = document.getElementById("vis-trykk");
  if (hint) {
    hint.checked = read(hintPlace) === "ja";
    hint.addEventListener("change", () => write(hintPlace, hint.checked ? "ja" : "nei"));
  }
})();
