/*
 * What lies around the screen in the workbench: the device that it is shown on, its colours, how large its letters are,
 * the device alone, whether the panels are folded, and the keys for all this. What was chosen stands in the tab, for all
 * screens.
 */
(() => {
  "use strict";

  const menu = document.querySelector(".view");
  const help = document.querySelector(".keys");
  const end = document.querySelector(".view__end");
  if (!menu || !help || !end) return;
  const place = "veiviser--visning";
  const storage = () => window.veiviserPack?.storage() ?? window.sessionStorage;
  const devices = [...menu.querySelectorAll("[name=enhet]")];
  const colours = [...menu.querySelectorAll("[name=farger]")];
  const panels = document.getElementById("meny");
  const isBeside = window.matchMedia("(43.75rem <= width < 66rem)");
  const large = document.getElementById("stor-tekst");
  const usesKeys = document.getElementById("hurtigtaster");
  let chosen = { device: "phone", colours: "", large: false, keys: true, alone: false, panels: true };
  try {
    chosen = { ...chosen, ...JSON.parse(storage().getItem(place) ?? "{}") };
  } catch {
    /* Storage that is forbidden, or holds anything. */
  }

  /* The same style as it is in the light, or in the dark; the one before it goes when the new one is there. */
  const styles = { "": document.getElementById("utseende") };
  const dress = (scheme) => {
    const settle = () => {
      for (const [name, link] of Object.entries(styles)) link.disabled = name !== scheme;
    };
    if (styles[scheme]) {
      settle();
      return;
    }
    const address = menu.dataset[scheme];
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", onload: settle });
    link.href = window.veiviserPack?.script(address) ?? address;
    styles[""].after(link);
    styles[scheme] = link;
  };
  const show = () => {
    const { dataset } = document.body;
    for (const one of devices) one.checked = one.value === chosen.device;
    for (const one of colours) one.checked = one.value === chosen.colours;
    dress(colours.find((one) => one.checked)?.value ?? "");
    large.checked = chosen.large === true;
    usesKeys.checked = chosen.keys !== false;
    dataset.device = devices.find((one) => one.checked)?.value ?? "phone";
    document.body.toggleAttribute("data-large", large.checked);
    document.body.toggleAttribute("data-alone", chosen.alone === true);
    end.hidden = chosen.alone !== true;
  };
  const choose = (changed) => {
    chosen = { ...chosen, ...changed };
    try {
      storage().setItem(place, JSON.stringify(chosen));
    } catch {
      /* Then it holds for this page. */
    }
    show();
  };
  const present = () => {
    choose({ alone: chosen.alone !== true });
    (chosen.alone ? end : menu.querySelector("summary")).focus();
  };
  const after = (all) => all[(all.findIndex((one) => one.checked) + 1) % all.length].value;
  const nextDevice = () => choose({ device: after(devices) });
  const nextColours = () => choose({ colours: after(colours) });
  const fold = () => {
    panels.open = isBeside.matches && chosen.panels !== false;
  };
  const pressFirst = (selector) => document.querySelector(selector)?.click();
  const keys = {
    "?": () => help.showModal(), p: present, h: () => pressFirst("#vis-trykk"), e: nextDevice, f: nextColours,
    s: () => pressFirst("a[data-restart]:not([data-walk])"), k: () => pressFirst(".tools__map"), b: () => pressFirst(".bar__back"),
  };

  const close = () => {
    panels.open = false;
    panels.querySelector("summary").focus();
  };

  const presses = { present, help: keys["?"], close: () => help.close() };

  menu.addEventListener("change", () => choose({
    device: devices.find((one) => one.checked)?.value, colours: colours.find((one) => one.checked)?.value ?? "", large: large.checked, keys: usesKeys.checked,
  }));
  for (const button of document.querySelectorAll("[data-view]")) {
    button.addEventListener("click", presses[button.dataset.view]);
  }
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.matches("input, textarea, select, [contenteditable]") && !/^(radio|checkbox)$/.test(event.target.type);
    if (isTyping || help.open || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && chosen.alone) present();
    else if (event.key === "Escape" && menu.open) menu.open = false;
    else if (event.key === "Escape" && panels.open) close();
    else if (chosen.keys && Object.hasOwn(keys, event.key)) keys[event.key]();
    else return;
    event.preventDefault();
  });

  /* Who presses where nothing can be pressed sees for a moment where something can. */
  const PRESSABLE = "a, button, summary, label, input, select, textarea, dialog, [role=button], [tabindex], [contenteditable]";
  let missed = 0;
  document.querySelector(".glass")?.addEventListener("click", (event) => {
    window.clearTimeout(missed);
    const isInVain = !event.defaultPrevented && !event.target.closest(PRESSABLE)?.matches(".screen *") && window.getSelection().isCollapsed;
    document.body.toggleAttribute("data-missed", isInVain);
    if (isInVain) missed = window.setTimeout(() => document.body.removeAttribute("data-missed"), 1500);
  });

  panels.addEventListener("toggle", () => isBeside.matches && choose({ panels: panels.open }));
  isBeside.addEventListener("change", fold);

  menu.hidden = false;
  if (isBeside.matches) fold();
  show();
})();
