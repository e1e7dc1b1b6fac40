// On the served page of what is changed only: a button beside each thing that can be approved.
(() => {
  "use strict";
  const home = new URL(".", document.currentScript.src);
  const { token, words: said } = document.currentScript.dataset;
  const words = JSON.parse(said);
  let latest;

  async function ask(what, body) {
    const sent = { method: "POST", headers: { "Content-Type": "application/json", "X-Veiviser-Token": token }, body: JSON.stringify(body) };
    const got = await fetch(new URL(what, home), sent);
    if (!got.ok) throw new Error(await got.text());
    return got.json();
  }

  for (const line of document.querySelectorAll("[data-approve]")) {
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    const approve = button(words.approve, "approve", { what: line.dataset.approve.split("\n") }, () => {
      told.textContent = words.approved;
      latest?.remove(); // what is taken back is the last that was approved
      latest = undo;
      approve.replaceWith(undo);
      undo.focus();
    });
    const undo = button(words.undo, "undo", {}, () => {
      told.textContent = "";
      latest = undefined;
      undo.replaceWith(approve);
      approve.focus();
    });
    approve.setAttribute("aria-label", `${words.approve}: ${line.dataset.title}`);
    line.append(approve, told);

    function button(label, what, body, done) {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = label;
      made.addEventListener("click", async () => {
        try {
          const news = await ask(what, body);
          if (news.problem) told.textContent = news.problem;
          else done();
        } catch {
          told.textContent = words.failed;
        }
      });
      return made;
    }
  }
})();
