// Mends what Material's script leaves behind.
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

  const mend = () => {
    // Each copy button stands in a nav, and so many landmarks without a name help nobody.
    for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
    // A table wider than the page is scrolled by keyboard only where it can have the focus.
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) {
      wrap.tabIndex = 0;
      wrap.setAttribute("role", "group");
      wrap.setAttribute("aria-label", "Tabell");
    }
  };
  mend();
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
})();
