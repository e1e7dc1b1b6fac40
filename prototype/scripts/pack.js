/*
 * One file that holds a whole prototype: its pages are unpacked here, and one is written at a time, so that nothing is
 * fetched. The address says which page it is, after `#/`. What leads out of the file is told before it is opened.
 */
(() => {
  "use strict";

  const holder = document.getElementById("pakke");
  const { start, site, folder } = holder.dataset;
  const packed = holder.textContent.trim();
  const plain = document.querySelector("noscript").textContent;
  const remembered = new Map();
  let pages = {};
  let blobs = {};
  let shown = "";
  let arrived = "navigate";

  const unpack = async () => {
    const bytes = Uint8Array.from(window.atob(packed), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  };
  const asBlob = ({ type, text, base64 }) => {
    const content = base64 === undefined ? text : Uint8Array.from(window.atob(base64), (sign) => sign.charCodeAt(0));
    return URL.createObjectURL(new Blob([content], { type }));
  };
  const lastPart = (address) => address.split(/[?#]/)[0].split("/").pop();
  const nameOf = (address) => lastPart(address).replace(/\.html$/, "");
  const named = (hash) => {
    const name = hash.startsWith("#/") ? decodeURIComponent(hash.slice(2)) : "";
    return Object.hasOwn(pages, name) ? name : "";
  };
  const isWithin = (href) => !/^([a-z][a-z\d+.-]*:|\/\/)/i.test(href) && !/\/./.test(href.replace(/^\.\//, ""))
    && /\.html([?#]|$)/.test(href) && Object.hasOwn(pages, nameOf(href));
  /* As a link on the page would be resolved; where nothing can be, it stays as it is written. */
  const resolved = (href) => Object.assign(document.createElement("a"), { href }).href;

  window.veiviserPack = {
    address: () => resolved(`${shown}.html`),
    arrivedBy: () => arrived,
    before: () => "",
    replace: (address) => go(nameOf(address), "", "replaceState"),
    script: (address) => blobs[lastPart(address)] ?? "",
    storage: () => ({
      getItem: (key) => remembered.get(key) ?? null,
      setItem: (key, text) => remembered.set(key, text),
      removeItem: (key) => remembered.delete(key),
    }),
  };

  const write = (html) => {
    document.open(); /* which forgets all that listened, as leaving a page does */
    document.write(html);
    document.close();
    window.addEventListener("click", follow);
    window.addEventListener("popstate", come);
  };
  const show = (name, how) => {
    shown = name;
    arrived = how;
    write(pages[name].replace(/"pack:([^"]*)"/g, (_, file) => `"${blobs[file] ?? ""}"`));
    window.scrollTo(0, 0);
    document.querySelector("[data-copy-address]")?.parentElement.remove(); /* of no use to anybody else */
    for (const link of document.querySelectorAll("a[href]")) {
      const address = leadsTo(link);
      if (address && !link.title) link.title = word("pack.leads_out", { address });
    }
  };
  const go = (name, fragment = "", how = "pushState") => {
    window.history[how]({ page: name }, "", `#/${encodeURIComponent(name)}`);
    show(name, "navigate");
    document.getElementById(fragment)?.scrollIntoView();
  };
  const come = (event) => {
    const name = event.state?.page ?? named(window.location.hash);
    if (name && (name !== shown || event.state)) show(name, "back_forward");
  };

  /* Where a link leads that leaves the file; nothing, of one that stays in it. */
  const leadsTo = (link) => {
    const href = link.getAttribute("href");
    if (href.startsWith("#") || isWithin(href)) return "";
    if (/^[a-z][a-z\d+.-]*:/i.test(href)) return href;
    return site ? new URL(href, new URL(folder, site)).href : word("pack.site");
  };
  const tellOut = (address) => {
    const [dialog, words, form, stay] = ["dialog", "p", "form", "button"].map((tag) => document.createElement(tag));
    const isKnown = /^[a-z][a-z\d+.-]*:/i.test(address);
    words.textContent = isKnown ? word("pack.leads_out", { address }) : word("pack.not_here");
    form.method = "dialog";
    stay.textContent = word("pack.stay");
    form.append(stay);
    if (isKnown) {
      const open = Object.assign(document.createElement("a"), { href: address, target: "_blank", rel: "noreferrer" });
      open.textContent = word("pack.open");
      form.append(open);
    }
    dialog.className = "leads-out";
    dialog.append(words, form);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };
  const follow = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || event.defaultPrevented || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const address = leadsTo(link);
    const href = link.getAttribute("href");
    if (!address && href.startsWith("#")) return;
    event.preventDefault();
    if (address) tellOut(address);
    else go(nameOf(href), decodeURIComponent(href.split("#")[1] ?? ""));
  };

  unpack().then((content) => {
    ({ pages } = content);
    blobs = Object.fromEntries(Object.entries(content.files).map(([name, file]) => [name, asBlob(file)]));
    go(named(window.location.hash) || start, "", "replaceState");
  }, () => write(plain)); /* a browser that cannot unpack shows what one without scripts does */
})();
