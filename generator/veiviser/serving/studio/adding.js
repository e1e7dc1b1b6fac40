// What is new: a screen, a component on a screen, a page, a picture, a fact, a question; asked for in small forms.
(() => {
  "use strict";
  const { ask, around, button, close, dialog, done, element, lines, show, words, named } = window.veiviserStudio;

  // -- Forms ----------------------------------------------------------------------------------------------------------

  // A line of a form; `kind` is an element's name, a type of input, or what a list offers.
  function line(box, label, kind = "input", value = "") {
    const around = element("label", "", label);
    const isList = typeof kind === "object";
    const field = element(isList ? "select" : kind === "textarea" ? kind : "input", "");
    if (isList) for (const [name, shown] of Object.entries(kind)) field.append(new Option(shown, name));
    else if (kind === "file" || kind === "checkbox" || kind === "date") field.type = kind;
    if (kind === "file") field.accept = "image/*";
    else if (!isList) field.value = value;
    around.append(field);
    box.append(around);
    return field;
  }

  function ending(box, act, words_of = words("save")) {
    const wrong = element("p", "veiviser-studio-wrong");
    wrong.setAttribute("role", "alert");
    const save = button(words_of, async () => {
      try {
        wrong.textContent = words("saving");
        wrong.textContent = (await act()) ?? "";
      } catch {
        wrong.textContent = words("failed");
      }
    });
    save.className = "veiviser-studio-main";
    const last = element("p", "");
    last.append(save, button(words("cancel"), () => (box.matches("dialog") ? close() : box.remove())));
    box.append(wrong, last);
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey || event.target.matches("input"))) return;
      event.stopPropagation(); // it may stand in another form
      save.click();
    });
    return last;
  }

  // The same in two presses: the first shows what it comes to in the files, and only the second writes it.
  function shown(box, what, change, then = close, label = words("save")) {
    let seen;
    const end = ending(
      box,
      async () => {
        const asked = await change();
        const news = await ask(what, seen ? asked : { ...asked, look: true });
        if (news.problem) return news.problem;
        if (seen) {
          await then(news);
          return done(news, words("saved"));
        }
        seen = element("div", "");
        seen.append(element("p", "", words("difference")), lines(news.difference));
        end.before(seen);
        end.querySelector("button").textContent = words("do");
        seen.scrollIntoView({ block: "nearest" });
      },
      label,
    );
    box.addEventListener("input", () => {
      seen?.remove();
      seen = undefined;
      end.querySelector("button").textContent = label;
    });
  }

  function opened(at, heading, box = dialog(at, heading)) {
    show(at, box);
    box.querySelector("input, select, textarea").focus();
  }

  // -- On screens -----------------------------------------------------------------------------------------------------

  function screen(at, change, { guide }) {
    const box = dialog(at, words(`screen_${change.kind}`));
    const title = line(box, words("title"));
    const told = line(box, words("guide"), "textarea", guide);
    shown(box, "restructure", () => ({ ...change, words: title.value, guide: told.value }));
    opened(at, "", box);
  }

  function component(at, change, { forms, screens, answers }) {
    const box = dialog(at, words("put"));
    const which = line(box, words("component"), Object.fromEntries(forms.map((form) => [form.name, form.title])));
    const about = element("p", "veiviser-studio-note");
    const fields = element("div", "");
    box.append(about, fields);
    let filled = {};
    function fill() {
      const form = forms.find(({ name }) => name === which.value);
      about.textContent = form.purpose;
      fields.replaceChildren();
      filled = Object.fromEntries(form.fields.map((field) => [field.name, lineOf(field)]));
    }
    function lineOf({ type, says, required, words: allowed }) {
      const label = required ? says : `${says} (${words("optional")})`;
      const none = required ? {} : { "": "–" };
      if (type === "word") return line(fields, label, { ...none, ...Object.fromEntries(allowed.map((word) => [word, word])) });
      if (type === "target") return line(fields, label, { ...none, ...screens });
      if (type === "shown") return line(fields, label, { ...none, ...Object.fromEntries(answers.map((name) => [name, name])) });
      if (type === "flag") return line(fields, label, "checkbox");
      if (type === "choices" || type === "blocks") return line(fields, `${label} ${words("one_a_line")}`, "textarea");
      return line(fields, label, type === "markdown" ? "textarea" : type);
    }
    const value = (field) => (field.type === "checkbox" ? (field.checked ? "true" : "") : field.value);
    which.addEventListener("change", fill);
    fill();
    shown(box, "restructure", () => ({
      ...change,
      component: which.value,
      filled: Object.fromEntries(Object.entries(filled).map(([name, field]) => [name, value(field)])),
    }));
    opened(at, "", box);
  }

  // Those of the screen that is looked at, each to be taken away, and room for a new one.
  function notes() {
    const { flow } = document.querySelector("[data-flow]").dataset;
    const { screen } = document.querySelector(".screen[data-screen]").dataset;
    const box = dialog(document.body, words("notes"));
    const write = async (asked) => {
      const news = await ask("note", { flow, screen, ...asked });
      if (news.problem) return news.problem;
      close();
      return done(news, words("saved"));
    };
    document.querySelectorAll(".notes__note").forEach((note, number) => {
      const told = element("p", "", `${note.textContent} `);
      told.append(button(words("note_away"), async () => {
        told.append((await write({ number, words: note.textContent })) ?? "");
      }));
      box.append(told);
    });
    const text = line(box, words("note"), "textarea");
    ending(box, () => write({ words: text.value }));
    opened(document.body, "", box);
  }

  // -- Pages ----------------------------------------------------------------------------------------------------------

  async function page() {
    const box = dialog(document.body, words("new_page"));
    const title = line(box, words("title"));
    const text = line(box, words("text"), "textarea");
    text.rows = 6;
    pasted(text);
    const photo = photograph(box, words("optional"));
    const asked = async () => ({ page: location.pathname, title: title.value, text: text.value, ...(await photo()) });
    shown(box, "page", asked, async ({ address }) => {
      await there(address); // while this is open, nothing else loads the page anew
      location.assign(address);
    });
    opened(document.body, "", box);
  }

  // Once it is built, which takes a moment.
  async function there(address) {
    for (let tries = 0; tries < 300; tries++) {
      if ((await fetch(address, { method: "HEAD" })).ok) return;
      await new Promise((rested) => setTimeout(rested, 200));
    }
  }

  function pasted(field) {
    field.addEventListener("paste", (event) => {
      const html = event.clipboardData?.getData("text/html");
      if (!html) return;
      event.preventDefault();
      field.setRangeText(window.veiviserMarkdown(html), field.selectionStart, field.selectionEnd, "end");
    });
  }

  // A file with the words for those who do not see it, as they are sent; nothing where none is chosen.
  function photograph(box, note = "") {
    const file = line(box, note ? `${words("picture")} (${note})` : words("picture"), "file");
    const text = line(box, words("picture_text"));
    return async () => {
      const [chosen] = file.files;
      if (!chosen) return {};
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      let letters = "";
      for (let at = 0; at < bytes.length; at += 32768) letters += String.fromCharCode(...bytes.subarray(at, at + 32768));
      return { picture: btoa(letters), picture_name: chosen.name, picture_text: text.value };
    };
  }

  function picture(below, field, text) {
    const box = element("div", "");
    const photo = photograph(box);
    const put = (news) => {
      field.selectionStart = field.selectionEnd = field.value.length;
      around(field, `${field.value.trim() ? "\n\n" : ""}${news.words}`, "");
      box.remove();
    };
    shown(box, "picture", async () => ({ file: text.file, ...(await photo()) }), put, words("put_in"));
    below.after(box);
    box.querySelector("input").focus();
  }

  function question(at, text) {
    const box = dialog(at, words("add_question"));
    const asked = line(box, words("question"));
    const told = line(box, words("answer"), "textarea");
    pasted(told);
    shown(box, "question", () => ({ ...text, question: asked.value, answer: told.value }));
    opened(at, "", box);
  }

  // -- Facts ----------------------------------------------------------------------------------------------------------

  // Below the words in hand, which go on once it is there.
  function fact(below, field) {
    const box = element("div", "");
    const fields = Object.fromEntries(
      ["name", "value", "unit", "words", "source"].map((key) => [key, line(box, words(key === "name" ? "fact_name" : `fact_${key}`))]),
    );
    const put = ({ name }) => {
      named(`fact.${name}`, fields.words.value || fields.value.value);
      box.remove();
      around(field, `{fact.${name}}`, "");
    };
    const asked = () => Object.fromEntries(Object.entries(fields).map(([key, { value }]) => [key, value]));
    shown(box, "fact", asked, put, words("put_in"));
    below.parentElement.after(box);
    fields.name.focus();
  }

  Object.assign(window.veiviserStudio, { component, fact, notes, page, picture, question, screen });
})();
