// What a page that people read gains with scripts, beside search; and what Material's own script leaves behind.
"use strict";

(() => {
  const named = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash));
    } catch {
      return null; // `#%` is no address of ours
    }
  };
  // An address that names a tab opens it.
  const tab = named(location.hash.slice(1));
  if (tab?.name?.startsWith("__tabbed_")) tab.checked = true;
  // One that names an answer opens it, also in browsers that do not yet do so themselves.
  const unfold = () => {
    const goal = named(location.hash.slice(1));
    const folded = goal?.closest("details.question");
    if (!folded || folded.open) return;
    folded.open = true;
    goal.scrollIntoView();
  };
  unfold();
  addEventListener("hashchange", unfold);

  // A table wider than the page is scrolled in a frame of its own, by keyboard only where that can have the focus.
  for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
    if (table.closest(".md-typeset__table")) continue;
    const frame = document.createElement("div");
    const inner = document.createElement("div");
    frame.className = "md-typeset__scrollwrap";
    inner.className = "md-typeset__table";
    table.replaceWith(frame);
    frame.append(inner);
    inner.append(table);
  }

  const mend = () => {
    // Each copy button stands in a nav, and so many landmarks without a name help nobody.
    for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) {
      wrap.tabIndex = 0;
      wrap.setAttribute("role", "group");
      wrap.setAttribute("aria-label", word("frame.table"));
    }
  };
  mend();
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });

  // A guide's pictures are drawn when nothing else is to do: reading need not wait for those further down. Whoever uses keys
  // gets them all at the first one: a picture that grew after the focus came past it would push the focus out of sight.
  const pictures = [...document.querySelectorAll(".step .picture")];
  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 50));
  const draw = () => {
    pictures.shift()?.classList.add("picture--drawn");
    if (pictures.length) idle(draw);
  };
  idle(draw);
  addEventListener("keydown", () => {
    for (const picture of pictures.splice(0)) picture.classList.add("picture--drawn");
  }, { capture: true, once: true });

  // The list of contents follows the reader, where it stands beside the page.
  const links = [...document.querySelectorAll(".contents a")];
  const headings = links.map((link) => named(link.hash.slice(1)));
  let waiting = false;
  const follow = () => {
    waiting = false;
    const here = headings.findLastIndex((heading) => heading?.getBoundingClientRect().top < innerHeight / 4);
    links.forEach((link, index) => link.classList.toggle("contents__here", index === here));
  };
  if (links.length) {
    addEventListener("scroll", () => {
      if (!waiting) requestAnimationFrame(follow);
      waiting = true;
    }, { passive: true });
  }
})();
