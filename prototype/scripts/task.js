/*
 * A test, for who takes part: after a clear yes it is noted here which screens come, when, and what is pressed in vain.
 * What is typed into fields is not. It stands in the tab, and goes nowhere until the person saves it as a file.
 */
(() => {
  "use strict";

  const flow = document.querySelector("[data-flow]")?.dataset.flow ?? "";
  const place = `veiviser--test:${flow}`;
  const storage = () => window.veiviserPack?.storage() ?? window.sessionStorage;
  const read = (key) => {
    try {
      return JSON.parse(storage().getItem(key) ?? "null") ?? {};
    } catch {
      return {}; /* storage that is forbidden, or holds anything */
    }
  };
  const keep = (session) => {
    try {
      storage().setItem(place, JSON.stringify(session));
    } catch {
      /* Then there is nothing to save in the end. */
    }
  };
  const forget = (...keys) => {
    try {
      for (const key of keys) storage().removeItem(key);
    } catch {
      /* Then there was nothing. */
    }
  };
  const seconds = (from, until = Date.now()) => Math.max(0, Math.round((until - from) / 100) / 10);

  const begin = document.querySelector("[data-task-begin]");
  if (begin) document.querySelector(".without-scripts").hidden = true;
  begin?.addEventListener("click", () => {
    const id = [...window.crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const day = new Date().toLocaleDateString("sv");
    forget(`veiviser:${flow}`, place);
    keep({ ...JSON.parse(begin.dataset.taskBegin), id, day, began: Date.now(), steps: [] });
  });

  const bar = document.querySelector(".task");
  const end = document.querySelector(".task-end");
  const screen = document.querySelector(".screen");
  let session = read(place);
  if (!bar || !end || !screen || !Array.isArray(session.steps) || !session.task) return;

  /* What stands on a screen, without what anybody answered. */
  const wordsOf = (element) => {
    const said = element?.cloneNode(true);
    for (const answer of said?.querySelectorAll("[data-answer], .ds-sr-only") ?? []) answer.textContent = "…";
    return (said?.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 80);
  };
  const here = () => decodeURIComponent((window.veiviserPack?.address() ?? window.location.href).split(/[?#]/)[0].split("/").pop()).replace(/\.html$/, "");
  const last = () => session.steps.at(-1);
  const arrive = () => {
    session = read(place);
    const passesBy = read(`veiviser:${flow}`).hops > 0; /* by itself, on the way back to a review */
    if (!Array.isArray(session.steps) || passesBy || last()?.page === here()) return;
    session.steps.push({
      page: here(), screen: screen.dataset.screen, title: wordsOf(screen.querySelector("h1")), at: seconds(session.began), errors: 0, vain: [],
    });
    keep(session);
  };
  const isOpen = () => !end.open && last() !== undefined;

  const pressable = "a, button, input, label, select, textarea, summary, option, [role=button], .task, .task-end";
  document.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target : null;
    if (!pressed || !isOpen()) return;
    if (pressed.closest(".screen a[href^='#feil']")) last().errors += 1;
    else if (!pressed.closest(pressable) && window.getSelection()?.isCollapsed !== false) {
      const stands = pressed.closest("h1, h2, h3, p, li, dt, dd, th, td, legend, figure, img");
      last().vain.push(wordsOf(stands) || stands?.getAttribute("alt") || word("task.empty_spot"));
    } else return;
    keep(session);
  }, true);

  /* Whether it is done here: on one of its screens, with the answers that it wants. */
  const fits = () => {
    const { answers = {} } = read(`veiviser:${flow}`);
    return session.to.includes(screen.dataset.screen) && Object.entries(session.answers).every(([name, wanted]) => {
      const [answer, box] = name.split(".");
      const given = answers[answer];
      if (given?.counts !== true || typeof given.value !== "string") return box !== undefined && wanted === "no";
      if (box !== undefined) return given.value.split(" ").includes(box) === (wanted === "yes");
      return given.value === wanted || given.value.startsWith(`${wanted}/`);
    });
  };
  const field = end.querySelector("textarea");
  const said = end.querySelector(".task-end__said");
  const key = (name) => document.querySelector(`[data-task="${name}"]`);
  let ending = null;
  const finish = (how) => {
    ending = { end: how, seconds: Math.max(seconds(session.began), last()?.at ?? 0), success: how === "done" && fits() };
    said.textContent = "";
    end.showModal();
  };
  const file = () => {
    const { flow: of, task, ask, id, day, fewest, steps } = session;
    const told = { veiviser: "test-1", flow: of, task, ask, id, day, fewest, steps, ...ending, words: field.value.trim().slice(0, 2000) };
    return new File([`${JSON.stringify(told, null, 1)}\n`], `${of}-${task}-${id}.json`, { type: "application/json" });
  };
  const save = () => {
    const saved = file();
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(saved), download: saved.name });
    link.click();
    said.textContent = word("task.saved", { file: saved.name });
  };
  const send = async () => {
    try {
      await window.navigator.share({ files: [file()] });
    } catch {
      said.textContent = word("task.not_sent"); /* the person changed her mind, or nothing takes it */
    }
  };
  const stop = () => {
    forget(place, `veiviser:${flow}`);
    session = {};
    end.replaceChildren(Object.assign(document.createElement("p"), { textContent: word("task.forgotten") }));
    bar.hidden = true;
  };
  const presses = { done: () => finish("done"), "gave-up": () => finish("gave-up"), save, send, "go-on": () => end.close(), forget: stop };
  for (const [name, press] of Object.entries(presses)) key(name).addEventListener("click", press);
  try {
    key("send").hidden = window.navigator.canShare?.({ files: [file()] }) !== true;
  } catch {
    /* A browser that shares nothing. */
  }

  document.body.dataset.task = "";
  bar.querySelector(".task__ask").textContent = session.ask;
  bar.hidden = false;
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) arrive(); /* back to a page that the browser kept */
  });
  arrive();
})();
