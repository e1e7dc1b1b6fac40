/*
 * Judges answers that came with an address: those that the flow no longer asks for are taken away by name, and where the
 * page stands for other answers, the page of the same screen that fits best is offered.
 */
(() => {
  "use strict";

  const said = document.querySelector(".tools__said");
  const { flow } = document.querySelector("[data-flow]")?.dataset ?? {};
  const { screen } = document.querySelector(".screen")?.dataset ?? {};
  if (!said || !flow || !screen) return;
  const here = decodeURIComponent(window.location.pathname.split("/").pop()).replace(/\.html$/, "");
  const readAnswers = () => {
    try {
      return JSON.parse(window.sessionStorage.getItem(`veiviser:${flow}`) ?? "{}")?.answers ?? {};
    } catch {
      return {};
    }
  };
  const isKnown = (values, value) => values.length === 0 || value.split(" ").every((one) => one === "" || values.includes(one));

  const judge = () => {
    const { questions, pages } = window.veiviserStates;
    const given = Object.entries(readAnswers()).filter(([, answer]) => answer?.counts === true && typeof answer.value === "string");
    const unknown = given.filter(([name, { value }]) => !Object.hasOwn(questions, name) || !isKnown(questions[name], value));
    const values = Object.fromEntries(given.filter((one) => !unknown.includes(one)).map(([name, { value }]) => [name, value]));
    document.dispatchEvent(new CustomEvent("veiviser:unknown", { detail: unknown.map(([name]) => name) }));
    if (unknown.length) {
      const labels = unknown.map(([name, { label, words }]) => `«${label || name}: ${words}»`).join(", ");
      tell(word("page.unknown_answers", { answers: labels }));
    }
    const against = (page) => Object.entries(pages[page] ?? {}).filter(([name, value]) => differs(values, name, value)).length;
    const others = Object.keys(pages).filter((page) => page.split("--")[0] === here.split("--")[0]);
    const best = others.reduce((one, other) => (against(other) < against(one) ? other : one), here);
    if (best === here) return;
    tell(word("page.other_state"));
    const link = document.createElement("a");
    link.href = `${best}.html`;
    link.textContent = word("page.nearest_state");
    said.append(" ", link);
  };
  const differs = (values, name, value) => {
    const [answer, box] = name.split(".");
    if (!Object.hasOwn(values, answer) || values[answer] === "") return false;
    if (box !== undefined) return values[answer].split(" ").includes(box) !== (value === "yes");
    return values[answer] !== value && !values[answer].startsWith(`${value}/`);
  };
  const tell = (words) => {
    said.textContent = said.hidden ? words : `${said.textContent} ${words}`;
    said.hidden = false;
  };

  const script = document.createElement("script");
  script.src = "states.js";
  script.onload = judge;
  document.head.append(script);
})();
