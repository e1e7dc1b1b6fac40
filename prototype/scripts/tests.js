/*
 * Reads the files of a test where they are dropped, and shows what they say: how many did it, how long and how far they
 * went, and where it went wrong. Nothing leaves the page. `veiviser tests` counts in the same way.
 */
(() => {
  "use strict";

  const drop = document.querySelector(".tests__drop");
  const results = document.querySelector(".tests__results");
  const said = document.querySelector(".tests__said");
  const { folder, board } = document.querySelector("main").dataset;
  const { flow } = document.documentElement.dataset;
  const sessions = new Map();

  /* Whatever a file says, only what a test saves is taken. */
  const isText = (value) => typeof value === "string" && value.length <= 5000;
  const isName = (value) => isText(value) && /^[a-z0-9-]{1,200}$/.test(value);
  const isCount = (value) => Number.isInteger(value) && value >= 0 && value <= 2000;
  const isNumber = (value) => typeof value === "number" && value >= 0 && value < 1e7;
  const isStep = (step) => [step?.page, step?.screen].every(isName) && isText(step.title) && isNumber(step.at)
    && isCount(step.errors) && Array.isArray(step.vain) && step.vain.length <= 2000 && step.vain.every(isText);
  const isSession = (told) => told?.veiviser === "test-1" && [told.id, told.flow, told.task].every(isName)
    && [told.ask, told.words].every(isText) && /^\d{4}-\d{2}-\d{2}$/.test(told.day) && isCount(told.fewest)
    && ["done", "gave-up"].includes(told.end) && isNumber(told.seconds) && Array.isArray(told.steps)
    && told.steps.length > 0 && told.steps.length <= 2000 && told.steps.every(isStep)
    && [...told.steps.map((step) => step.at), told.seconds].every((at, place, all) => place === 0 || at >= all[place - 1]);
  const isSuccess = (told) => told.success === true && told.end === "done";

  /* Counting */
  const interval = (count, of) => {
    const [z, share] = [1.959964, count / of];
    const square = (z * z) / of;
    const middle = (share + square / 2) / (1 + square);
    const reach = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / of + square / of / 4);
    const unit = of < 20 ? 5 : 1;
    const units = (part) => Math.round(((part * 100) / unit) * 1e6) / 1e6;
    return [Math.floor(units(Math.max(0, middle - reach))) * unit, Math.ceil(units(Math.min(1, middle + reach))) * unit];
  };
  const spread = (numbers) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    const half = Math.floor(sorted.length / 2);
    const middle = sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return sorted.length ? { middle, least: sorted[0], most: sorted.at(-1) } : null;
  };
  const turnedBack = ({ steps }) => steps.filter((_, at) => at > 0 && steps[at + 1]?.page === steps[at - 1].page);
  const plainly = (number) => String(Math.round(number * 10) / 10).replace(".", ",");
  const minutes = (number) => {
    const whole = Math.max(5, Math.round(number / 5) * 5);
    if (whole < 60) return word("tests.seconds", { seconds: whole });
    return word("tests.time", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
  };

  const make = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });
  const list = (tag, items) => {
    const made = make(tag);
    for (const item of items) {
      const line = make("li");
      line.append(item);
      made.append(line);
    }
    return made;
  };
  const linkTo = (step) => make("a", step.title || step.screen, { href: `${folder}/${encodeURIComponent(step.page)}.html` });

  const figures = (of) => {
    const done = of.filter(isSuccess);
    const [low, high] = interval(done.length, of.length);
    const gaveUp = of.filter((one) => one.end === "gave-up").length;
    const elsewhere = of.length - done.length - gaveUp;
    const lines = [word("tests.figure_done", { count: done.length, of: of.length, low, high })];
    lines.push(word("tests.figure_not", { up: gaveUp, elsewhere }));
    const time = spread(done.map((one) => one.seconds));
    const detour = spread(done.map((one) => Math.max(0, one.steps.length - 1 - one.fewest)));
    if (time) lines.push(word("tests.figure_time", { middle: minutes(time.middle), least: minutes(time.least), most: minutes(time.most) }));
    if (detour) {
      const told = { middle: plainly(detour.middle), least: plainly(detour.least), most: plainly(detour.most), fewest: of[0].fewest };
      lines.push(word("tests.figure_detour", told));
    }
    return list("ul", lines);
  };

  const screensOf = (of) => {
    const screens = new Map();
    for (const one of of) for (const step of one.steps) if (!screens.has(step.screen)) screens.set(step.screen, step);
    return [...screens.values()].map((step) => {
      const on = of.map((one) => one.steps.filter((other) => other.screen === step.screen));
      const vain = new Map();
      for (const visits of on) for (const words of new Set(visits.flatMap((visit) => visit.vain))) vain.set(words, (vain.get(words) ?? 0) + 1);
      return {
        step, vain,
        seen: on.filter((visits) => visits.length).length,
        errors: on.filter((visits) => visits.some((visit) => visit.errors)).length,
        turned: of.filter((one) => turnedBack(one).some((visit) => visit.screen === step.screen)).length,
        ended: of.filter((one) => !isSuccess(one) && one.steps.at(-1).screen === step.screen).length,
      };
    });
  };
  const tableOf = (of) => {
    const [frame, table, head, body, row] = ["div", "table", "thead", "tbody", "tr"].map((tag) => make(tag));
    frame.className = "tests__table";
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", `${word("tests.by_screen")}: ${of[0].ask}`);
    for (const name of [
      word("tests.screen"), word("tests.seen"), word("tests.errors"), word("tests.turned"), word("tests.ended"), word("tests.vain"),
    ]) row.append(make("th", name, { scope: "col" }));
    head.append(row);
    for (const { step, vain, seen, errors, turned, ended } of screensOf(of)) {
      const [line, name] = [make("tr"), make("th", "", { scope: "row" })];
      line.dataset.screen = step.screen;
      name.append(linkTo(step));
      const told = [...vain].map(([words, count]) => word("tests.vain_on", { words, count }));
      line.append(name, ...[seen, errors, turned, ended, told.join(", ")].map((cell) => make("td", String(cell))));
      body.append(line);
    }
    table.append(head, body);
    frame.append(table);
    return frame;
  };

  const replay = (one, number) => {
    const [fold, steps] = [make("details"), make("ol")];
    const how = isSuccess(one) ? word("tests.did_it") : one.end === "gave-up" ? word("tests.gave_up") : word("tests.elsewhere");
    const who = one.example === true ? word("tests.example", { number }) : word("tests.participant", { number });
    fold.append(make("summary", `${who}: ${how}`));
    const turned = new Set(turnedBack(one));
    for (const [at, step] of one.steps.entries()) {
      const line = make("li");
      const stayed = (one.steps[at + 1]?.at ?? one.seconds) - step.at;
      const more = [word("tests.stayed", { count: Math.round(stayed) })];
      if (step.errors) more.push(word("tests.met_errors", { count: step.errors }));
      for (const words of step.vain) more.push(word("tests.pressed", { words }));
      if (turned.has(step)) more.push(word("tests.turned_here"));
      line.append(linkTo(step), ` ${more.join(" ")}`);
      steps.append(line);
    }
    fold.append(steps);
    if (one.words) fold.append(make("blockquote", one.words));
    return fold;
  };

  const byTask = () => {
    const tasks = new Map();
    for (const one of [...sessions.values()]) tasks.set(one.task, [...(tasks.get(one.task) ?? []), one]);
    return [...tasks].sort(([a], [b]) => (a < b ? -1 : 1));
  };
  const show = () => {
    results.replaceChildren();
    for (const [task, of] of byTask()) {
      const part = make("section", "", { id: `oppgave--${task}` });
      part.append(make("h3", of[0].ask));
      if (of.some((one) => one.example === true)) part.append(make("p", word("tests.with_examples"), { className: "tests__example" }));
      part.append(figures(of), tableOf(of), make("h4", word("tests.each")), ...of.map((one, place) => replay(one, place + 1)));
      results.append(part);
    }
    for (const name of ["board", "table", "empty"]) drop.querySelector(`[data-tests="${name}"]`).hidden = sessions.size === 0;
  };

  const take = (told) => {
    if (!isSession(told) || told.flow !== flow) return false;
    sessions.set(`${told.task} ${told.id}`, told);
    return true;
  };
  const readAll = async (files) => {
    const refused = [];
    for (const file of files) {
      try {
        if (file.size > 1e6 || !take(JSON.parse(await file.text()))) refused.push(file.name);
      } catch {
        refused.push(file.name);
      }
    }
    show();
    said.textContent = [word("tests.read", { count: files.length - refused.length }), ...refused.map((name) => word("tests.refused", { name }))].join(" ");
  };

  const formula = ["=", "+", "-", "@", "\t", "\r"]; /* what a spreadsheet would take for one */
  const cell = (value) => {
    const words = String(value);
    const safe = formula.includes(words[0]) ? ["'", words].join("") : words;
    return ['"', safe.replaceAll('"', '""'), '"'].join("");
  };
  const saveTable = () => {
    const rows = [["flow", "task", "participant", "example", "day", "step", "screen", "title", "seconds", "errors", "vain", "turned_back", "end", "success", "words"]];
    for (const one of sessions.values()) {
      const turned = new Set(turnedBack(one));
      for (const [at, step] of one.steps.entries()) {
        const until = one.steps[at + 1]?.at ?? one.seconds;
        const isLast = at === one.steps.length - 1;
        rows.push([
          one.flow, one.task, one.id, Number(one.example === true), one.day, at, step.screen, step.title, Math.round(until - step.at), step.errors,
          step.vain.join(" | "), Number(turned.has(step)), ...(isLast ? [one.end, Number(isSuccess(one)), one.words] : ["", "", ""]),
        ]);
      }
    }
    const text = `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
    make("a", "", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: `${flow}-test.csv` }).click();
  };
  /* The board reads it from the tab, and says it at each screen. */
  const showOnBoard = () => {
    const told = {};
    const all = [...sessions.values()];
    for (const { step, seen, errors, turned, ended, vain } of screensOf(all)) {
      const pressed = [...vain.values()].reduce((sum, count) => sum + count, 0);
      const parts = [
        ended && word("tests.board_ended", { count: ended }), turned && word("tests.board_turned", { count: turned }),
        errors && word("tests.board_errors", { count: errors }), pressed && word("tests.board_vain", { count: pressed }),
      ];
      told[step.screen] = { seen: word("tests.board_seen", { count: seen, of: all.length }), trouble: parts.filter(Boolean) };
    }
    try {
      window.sessionStorage.setItem(`veiviser--funn:${flow}`, JSON.stringify(told));
      window.location.href = board;
    } catch {
      said.textContent = word("tests.no_storage");
    }
  };
  const presses = {
    examples: () => {
      for (const told of window.veiviserExamples ?? []) take(told);
      show();
      said.textContent = word("tests.read_examples");
    },
    board: showOnBoard,
    table: saveTable,
    empty: () => {
      sessions.clear();
      show();
      said.textContent = "";
    },
  };
  for (const [name, press] of Object.entries(presses)) drop.querySelector(`[data-tests="${name}"]`).addEventListener("click", press);
  const chosen = Object.assign(document.getElementById("filer"), { multiple: true, accept: ".json" });
  chosen.addEventListener("change", () => readAll([...chosen.files]));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    readAll([...(event.dataTransfer?.files ?? [])]);
  });
  document.querySelector(".without-scripts").hidden = true;
  drop.hidden = false;
})();
