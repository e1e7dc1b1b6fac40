/*
 * Follows the person of a walk: fills in what she answers, marks what she presses, and goes on by itself when asked to.
 * The flow's own `walks.js` says who it is and what each does where. Where one is stands in the tab, and nowhere else.
 */
(() => {
  "use strict";

  const walks = window.veiviserWalks ?? {};
  const place = `veiviser--folg:${document.querySelector("[data-flow]")?.dataset.flow ?? ""}`;
  const storage = () => window.veiviserPack?.storage() ?? window.sessionStorage;
  const read = () => {
    try {
      return JSON.parse(storage().getItem(place) ?? "null") ?? {};
    } catch {
      return {}; /* storage that is forbidden, or holds anything */
    }
  };
  const keep = (changed) => {
    try {
      storage().setItem(place, JSON.stringify({ ...read(), ...changed }));
    } catch {
      /* Then nobody is followed to the next page. */
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-walk]") : null;
    if (link) keep({ walk: link.dataset.walk, at: 0, plays: false });
  });

  const bar = document.querySelector(".follow");
  const kept = read();
  const walk = Object.hasOwn(walks, kept.walk ?? "") ? walks[kept.walk] : null;
  if (!bar || !walk) return;

  const here = (window.veiviserPack?.address() ?? window.location.href).split(/[?#]/)[0].split("/").pop().replace(/\.html$/, "");
  const pages = [...walk.steps.map((step) => step.page), ...(walk.end ? [walk.end] : [])];
  const from = Number.isInteger(kept.at) ? kept.at : 0;
  const ahead = pages.indexOf(decodeURIComponent(here), from);
  const at = ahead < 0 ? pages.lastIndexOf(decodeURIComponent(here)) : ahead;
  const step = walk.steps[at];
  const isEnd = at >= 0 && !step;
  const part = (name) => bar.querySelector(`.follow__${name}`);
  const button = (name) => bar.querySelector(`[data-follow="${name}"]`);
  const pace = bar.querySelector("select");
  const isShown = (one) => one.checkVisibility?.() ?? one.getClientRects().length > 0;
  const byId = (id) => document.getElementById(id);
  const control = () => [...document.querySelectorAll(".screen [data-control]")]
    .find((one) => one.dataset.control === step.control && isShown(one));
  let waiting = 0;

  /* What she answers is filled in as people do it, so that the page takes it as answered. */
  const labelOf = (field) => document.querySelector(`label[for="${field.id}"]`)?.firstChild?.textContent.trim() ?? "";
  const example = { email: "navn@example.no", tel: "22 22 22 22" };
  const fill = () => {
    const said = [];
    for (const id of step.picks) {
      const input = byId(id);
      if (!input) continue;
      if (!input.checked) input.click();
      said.push(word("follow.picks", { answer: input.dataset.label ?? input.value }));
    }
    for (const [id, sample] of Object.entries(step.writes)) {
      const field = byId(id);
      if (!field) continue;
      if (field.value === "") {
        field.value = example[field.type] ?? sample;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      said.push(word("follow.writes", { text: field.value, field: labelOf(field) }));
    }
    return said;
  };
  const mark = () => {
    for (const one of document.querySelectorAll("[data-follow-next], [data-follow-done]")) {
      delete one.dataset.followNext;
      delete one.dataset.followDone;
    }
    const answered = [...step.picks, ...Object.keys(step.writes)];
    for (const id of answered) {
      const shown = byId(id)?.type === "text" || byId(id)?.matches("textarea") ? byId(id) : document.querySelector(`label[for="${id}"]`);
      if (shown) shown.dataset.followDone = "";
    }
    const next = control();
    if (next) next.dataset.followNext = "";
  };

  const tell = () => {
    if (at < 0) return [word("follow.astray")];
    if (isEnd) return [word("follow.end")];
    const said = fill();
    const next = control();
    if (next && (next.matches("a[href]") || !walk.stops)) said.push(word("follow.press", { label: step.label }));
    if (walk.stops && at === walk.steps.length - 1) said.push(word("follow.stops"));
    return said;
  };
  const goOn = () => {
    const next = control();
    if (!next?.matches("a[href]")) {
      stop();
      return;
    }
    keep({ at: at + 1 });
    next.click();
  };
  const isLast = !step || (at === walk.steps.length - 1 && !walk.end);
  const stop = () => {
    window.clearTimeout(waiting);
    keep({ plays: false });
    button("play").textContent = word("follow.play");
  };
  const play = () => {
    if (isLast) {
      stop();
      return;
    }
    keep({ plays: true });
    button("play").textContent = word("follow.pause");
    window.clearTimeout(waiting);
    const pause = Number(pace.value) / 2;
    waiting = window.setTimeout(() => {
      control()?.scrollIntoView({ block: "nearest" });
      waiting = window.setTimeout(goOn, pause);
    }, pause);
  };

  button("play").addEventListener("click", () => (read().plays ? stop() : play()));
  button("step").addEventListener("click", () => {
    stop();
    goOn();
  });
  button("leave").addEventListener("click", () => {
    stop();
    keep({ walk: "" });
    bar.hidden = true;
    for (const one of document.querySelectorAll("[data-follow-next], [data-follow-done]")) {
      delete one.dataset.followNext;
      delete one.dataset.followDone;
    }
  });
  pace.value = [...pace.options].some((one) => one.value === kept.pace) ? kept.pace : pace.value;
  pace.addEventListener("change", () => {
    keep({ pace: pace.value });
    if (read().plays) play();
  });
  document.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("[data-follow-next]") : null;
    if (pressed) keep({ at: at + 1 });
  }, true);
  document.addEventListener("change", () => step && mark());

  bar.hidden = false;
  bar.toggleAttribute("data-begins", at === 0);
  part("title").textContent = walk.title;
  part("about").textContent = walk.about;
  part("count").textContent = at < 0 ? "" : word("follow.count", { at: Math.min(at + 1, pages.length), of: pages.length });
  part("next").textContent = tell().join(" ");
  const back = part("back");
  back.hidden = at >= 0;
  back.href = `${pages[Math.min(from, pages.length - 1)]}.html`;
  button("play").disabled = isLast;
  button("step").disabled = isLast;
  for (const link of document.querySelectorAll(`a[data-walk="${CSS.escape(kept.walk)}"]`)) link.setAttribute("aria-current", "true");
  if (step) {
    mark();
    keep({ at });
  }
  if (kept.plays) play();
})();
