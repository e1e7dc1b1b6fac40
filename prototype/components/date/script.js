/* Three fields that write one date, which is the answer: «12. mai 1960». The field of the whole date stays, out of sight. */
(() => {
  "use strict";

  const kindsBefore = ["birthday", "past-date"];
  const wholeNumber = (text, least, most) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
  const dayOf = (day, month, year) => new Date(Number(year), Number(month) - 1, Number(day));
  const wrong = ([day, month, year], kind) => {
    if (!day && !month && !year) return "";
    if (!wholeNumber(day, 1, 31)) return "day";
    if (!wholeNumber(month, 1, 12)) return "month";
    if (!wholeNumber(year, 1900, 2099)) return "year";
    const date = dayOf(day, month, year);
    if (date.getDate() !== Number(day)) return "none";
    const today = new Date().setHours(0, 0, 0, 0);
    if (kindsBefore.includes(kind) && date > today) return "past";
    return kind === "future-date" && date < today ? "future" : "";
  };
  const concerned = { day: [0], month: [1], year: [2], none: [0, 1] }; /* all of them where it is something else */

  for (const root of document.querySelectorAll(".screen .date")) {
    const whole = root.querySelector(".date__whole");
    const fields = [...root.querySelectorAll(".date__part")];
    const months = root.dataset.months.split(" ");
    const split = () => {
      const parts = whole.value.trim().split(whole.value.includes("/") ? "/" : /[.\s-]+/);
      fields.forEach((field, at) => {
        const named = months.indexOf((parts[at] ?? "").toLowerCase());
        field.value = at === 1 && named >= 0 ? named + 1 : parts[at] ?? "";
      });
    };
    const join = () => {
      const parts = fields.map((field) => field.value.trim());
      const isOne = parts.some(Boolean) && !["day", "month", "year", "none"].includes(wrong(parts));
      const [day, month, year] = parts.map(Number);
      whole.dataset.wrong = wrong(parts, root.dataset.kind);
      whole.value = isOne ? word("date.whole", { day, month: months[month - 1], year }) : parts.some(Boolean) ? parts.join("/") : "";
    };
    const mark = () => {
      const isWrong = whole.getAttribute("aria-invalid") === "true";
      const those = concerned[whole.dataset.wrong] ?? [0, 1, 2];
      fields.forEach((field, at) => {
        if (isWrong && those.includes(at)) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      });
    };

    whole.setAttribute("aria-hidden", "true");
    whole.tabIndex = -1;
    root.querySelector("label").addEventListener("click", (event) => {
      event.preventDefault();
      fields[0].focus();
    });
    /* Where the browser or what is remembered, and not a field below, writes the whole date. */
    let isOurs = false;
    const take = () => {
      if (isOurs) return;
      split();
      whole.dataset.wrong = wrong(fields.map((field) => field.value.trim()), root.dataset.kind);
    };
    whole.addEventListener("input", take, { capture: true }); /* before the prototype's own script asks */
    const tell = () => {
      isOurs = true;
      whole.dispatchEvent(new Event("input", { bubbles: true }));
      isOurs = false;
    };
    take();
    if (whole.dataset.wrong) tell();
    new MutationObserver(mark).observe(whole, { attributeFilter: ["aria-invalid", "data-wrong"] });
    for (const field of fields) {
      field.addEventListener("input", (event) => {
        event.stopPropagation();
        join();
        tell();
      });
    }
  }
})();
