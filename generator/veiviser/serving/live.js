// In served pages only: asks for news, loads the page again when there is some, and shows what is wrong.
(() => {
  "use strict";
  const home = new URL(".", document.currentScript.src);
  const page = document.currentScript.dataset.page; // what it is made of; what is typed in it lasts while that is the same
  let panel;

  async function listen() {
    for (let known = -1; ; ) {
      try {
        const asked = new URLSearchParams({ known, page: location.pathname });
        const news = await (await fetch(new URL(`news?${asked}`, home))).json();
        if (news.version === known) continue; // what is open stays open
        known = news.version;
        const errors = news.problems.filter((problem) => problem.severity === "error");
        if (errors.length) show(errors);
        else if (news.page !== page) return location.reload();
        else remind(news.problems);
      } catch {
        await new Promise((rested) => setTimeout(rested, 1000)); // the preview was stopped, or is starting
      }
    }
  }

  function show(problems) {
    hide();
    panel = element("section", "veiviser-live");
    panel.setAttribute("role", "alert");
    const heading = problems.length === 1 ? "Én ting må rettes" : `${problems.length} ting må rettes`;
    panel.append(element("h2", "", heading), element("p", "", "Du ser den siste versjonen uten feil. Rett og lagre, så laster siden seg på nytt."));
    const close = element("button", "", "Lukk");
    close.type = "button";
    close.addEventListener("click", hide);
    panel.append(listed(problems), close);
    document.body.append(panel);
  }

  // What does not stop the site waits, folded, until somebody opens it.
  function remind(problems) {
    hide();
    if (!problems.length) return;
    panel = element("details", "veiviser-live mild");
    const heading = problems.length === 1 ? "Én ting bør rettes" : `${problems.length} ting bør rettes`;
    panel.append(element("summary", "", heading), listed(problems));
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
  listen();
})();
