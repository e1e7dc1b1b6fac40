/*
 * What lies around the screen in the workbench: the device that it is shown on, how large its letters are, the device
 * alone, and the keys for all this. What was chosen stands in the tab, for all screens.
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
  const large = document.getElementById("stor-tekst");
  const usesKeys = document.getElementById("hurtigtaster");
  let chosen = { device: "phone", large: false, keys: true, alone: false };
  try {
    chosen = { ...chosen, ...JSON.parse(storage().getItem(place) ?? "{}") };
  } catch {
    /* Storage that is forbidden, or holds anything. */
  }

  const show = () => {
    const { dataset } = document.body;
    for (const one of devices) one.checked = one.value === chosen.device;
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
  const nextDevice = () => {
    const at = devices.findIndex((one) => one.checked);
    choose({ device: devices[(at + 1) % devices.length].value });
  };
  const pressFirst = (selector) => document.querySelector(selector)?.click();
  const keys = {
    "?": () => help.showModal(), p: present, h: () => pressFirst("#vis-trykk"), e: nextDevice,
    s: () => pressFirst("a[data-restart]:not([data-walk])"), k: () => pressFirst(".tools__map"), b: () => pressFirst(".bar__back"),
  };

  const presses = { present, help: keys["?"], close: () => help.close() };

  menu.addEventListener("change", () => choose({
    device: devices.find((one) => one.checked)?.value, large: large.checked, keys: usesKeys.checked,
  }));
  for (const button of document.querySelectorAll("[data-view]")) {
    button.addEventListener("click", presses[button.dataset.view]);
  }
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.matches("input, textarea, select, [contenteditable]") && !/^(radio|checkbox)$/.test(event.target.type);
    if (isTyping || help.open || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key === "Escape" && chosen.alone) present();
    else if (event.key === "Escape" && menu.open) menu.open = false;
    else if (chosen.keys && Object.hasOwn(keys, event.key)) keys[event.key]();
    else return;
    event.preventDefault();
  });

  menu.hidden = false;
  show();
})();
