/*
 * What the prototype gains with scripts: answers carried to later screens, fields filled in again on return, counters,
 * numbers that pick their band, and words for screen readers. Every page works without it. What was stored is never
 * trusted: it is shown as text, and put only into fields that are there.
 */
(() => {
  "use strict";

  const flow = document.documentElement.dataset.flow ?? "";
  const place = `veiviser:${flow}`;
  const hintPlace = "veiviser--vis-trykk";
  const longest = 5000;

  /* Storage can be forbidden, full, or hold anything. */
  const read = (key) => {
    try {
      return window.sessionStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const write = (key, text) => {
    try {
      window.sessionStorage.setItem(key, text);
    } catch {
      /* Then nothing is carried. */
    }
  };
  const isWords = (value) => typeof value === "string" && value.length <= longest;

  /* By answer: the words to show, the text of a free field, the ids of what was picked. */
  const readAnswers = () => {
    const answers = new Map();
    try {
      for (const [name, given] of Object.entries(JSON.parse(read(place) ?? "{}") ?? {})) {
        if (given === null || typeof given !== "object" || !isWords(given.words)) continue;
        const ids = Array.isArray(given.ids) ? given.ids.filter(isWords).slice(0, 200) : [];
        answers.set(name, { words: given.words, text: isWords(given.text) ? given.text : "", ids });
      }
    } catch {
      /* Tampered with, or from another version: as if nothing had been answered. */
    }
    return answers;
  };
  const answers = readAnswers();
  const keep = (name, given) => {
    if (given.words) answers.set(name, given);
    else answers.delete(name);
    write(place, JSON.stringify(Object.fromEntries(answers)));
    showAnswers();
  };

  const showAnswers = () => {
    for (const shown of document.querySelectorAll("[data-answer]")) {
      shown.dataset.sample ??= shown.textContent;
      shown.textContent = answers.get(shown.dataset.answer)?.words ?? shown.dataset.sample;
    }
  };

  const screen = document.querySelector(".screen");
  const status = document.getElementById("opplest");
  let waiting = 0;
  const say = (words, delay = 150) => {
    if (!status) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      status.textContent = words;
    }, delay);
  };

  /* Picked answers */
  const groupOf = (input) => input.closest("fieldset.picked");
  const pickedIn = (group) => [...group.querySelectorAll("input:checked")].filter((input) => {
    if (input.name !== group.id && !input.name.startsWith(`${group.id}--`)) return false;
    const within = input.closest(".choice__reveal");
    return !within || !group.contains(within) || within.parentElement.querySelector("input")?.checked;
  });
  const keepPicked = (group) => {
    const inputs = pickedIn(group);
    const words = inputs.map((input) => input.dataset.label ?? "").filter(Boolean).join(", ");
    keep(group.id, { words, text: "", ids: inputs.map((input) => input.id) });
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
      if (input instanceof HTMLInputElement && group.contains(input) && input.name.startsWith(group.id)) {
        input.checked = true;
      }
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
      keepPicked(group);
    }
  };

  /* Free text */
  const countLeft = (field) => {
    const limit = Number(field.dataset.limit);
    const shown = document.getElementById(`${field.id}--plass`);
    if (!shown || !(limit > 0)) return;
    const left = limit - field.value.length;
    const words = left < 0 ? `${-left} tegn for mye` : `${left} tegn igjen`;
    shown.textContent = words;
    shown.toggleAttribute("data-over", left < 0);
    if (document.activeElement === field && (left < 0 || left <= limit / 10)) say(words, 1000);
  };
  const judge = (field) => {
    const limit = Number(field.dataset.limit);
    const blank = field.required && field.value.trim() === "";
    const over = limit > 0 && field.value.length > limit;
    /* No message is shown by the browser; it only decides whether the field counts as answered. */
    field.setCustomValidity(blank || over ? " " : "");
    if (field.checkValidity()) field.removeAttribute("aria-invalid");
  };
  const wireText = (field) => {
    const stored = answers.get(field.name)?.text;
    if (stored && field.value === "") field.value = stored;
    const update = () => {
      judge(field);
      countLeft(field);
    };
    field.addEventListener("input", () => {
      update();
      const text = field.value.slice(0, longest);
      keep(field.name, { words: text.trim(), text, ids: [] });
    });
    update();
  };

  /* A number picks its band: the first that it is below, else the one without a limit. */
  const wireNumber = (group) => {
    const exact = group.querySelector(".number__exact");
    const field = group.querySelector(".number__input");
    if (!exact || !field) return;
    exact.hidden = false;
    const bands = [...group.querySelectorAll("input[type=radio]")];
    field.addEventListener("input", () => {
      const number = Number(field.value.trim().replace(",", "."));
      if (field.value.trim() === "" || !Number.isFinite(number)) return;
      const band = bands.find((b) => (b.dataset.below === undefined ? true : number < Number(b.dataset.below)));
      if (!band || band.checked) return;
      band.checked = true;
      keepPicked(group);
      say(`${band.dataset.label} er valgt`, 600);
    });
    for (const band of bands) {
      band.addEventListener("change", () => {
        field.value = "";
      });
    }
  };

  /* An error that is led to gets the focus, and its field says that it is wrong. */
  const showError = (id) => {
    const error = document.getElementById(id);
    if (!error?.classList.contains("error")) return;
    for (const field of error.closest(".field, .textarea")?.querySelectorAll(".field__input") ?? []) {
      field.setAttribute("aria-invalid", "true");
    }
    error.focus();
    error.scrollIntoView({ block: "center" });
  };

  const clear = () => {
    try {
      window.sessionStorage.removeItem(place);
    } catch {
      /* Then there was nothing. */
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link) return;
    if (link.hasAttribute("data-restart")) clear();
    const before = document.referrer.split(/[?#]/)[0];
    if (link.rel === "prev" && link.closest(".bar") && link.href === before && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      window.history.back(); /* to the address as it was, with what it carries */
      return;
    }
    const href = link.getAttribute("href") ?? "";
    if (!href.startsWith("#feil--") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    window.location.replace(href); /* so that «back» does not stop at each error */
    showError(decodeURIComponent(href.slice(1)));
  });

  if (screen) {
    for (const group of screen.querySelectorAll("fieldset.picked")) {
      restorePicked(group);
      if (group.classList.contains("number")) wireNumber(group);
    }
    pickFromAddress();
    screen.addEventListener("change", (event) => {
      const group = event.target instanceof HTMLInputElement ? groupOf(event.target) : null;
      if (!group) return;
      keepPicked(group);
      tellReveal(event.target);
    });
    for (const field of screen.querySelectorAll(".field__input")) wireText(field);
  }
  showAnswers();

  /* What few pages need is fetched by those that do. */
  const here = document.currentScript?.src ?? "";
  for (const name of new Set([...document.querySelectorAll("[data-script]")].map((part) => part.dataset.script))) {
    const script = document.createElement("script");
    script.src = new URL(`${name}.js`, here).href;
    document.head.append(script);
  }

  const walks = document.querySelector(".walks");
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
