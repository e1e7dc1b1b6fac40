// A check of the reader's own browser, camera and microphone, which keeps and sends nothing.
// All words stand in the page, each beside the finding that shows it; what a browser must be, in the page's table.
"use strict";

(() => {
  const LISTENS = 4000; // milliseconds at most, until something is heard
  const LOUD = 0.01; // of 1, on average; a silent room is below
  const check = document.querySelector(".device-check");
  const said = check?.querySelector(".device-check__said");
  if (!said) return;

  const button = document.createElement("button");
  button.type = "button";
  button.textContent = check.dataset.button;
  button.addEventListener("click", run);
  said.before(button);
  clear();
  check.hidden = false;

  async function run() {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true"); // keeps the focus, which `disabled` would lose
    clear();
    say("asking");
    say(`browser-${judgeBrowser()}`);
    if (navigator.mediaDevices?.getUserMedia) {
      say(`camera-${await tryOut("camera", { video: true })}`);
      say(`microphone-${await tryOut("microphone", { audio: true }, hears)}`);
      say("finished");
    }
    for (const one of said.querySelectorAll('[data-says="asking"]')) one.hidden = true;
    button.removeAttribute("aria-disabled");
  }

  function clear() {
    for (const finding of said.querySelectorAll("[data-says]")) finding.hidden = true;
  }

  function say(finding) {
    for (const one of said.querySelectorAll(`[data-says="${finding}"]`)) one.hidden = false;
  }

  function fill(name, words) {
    for (const gap of said.querySelectorAll(`[data-fill="${name}"]`)) gap.textContent = words;
  }

  function judgeBrowser() {
    const { system, browser, version, inApp } = whoAmI();
    fill("browser", `${browser} ${version}`);
    if (!navigator.mediaDevices?.getUserMedia) return inApp ? "app" : "cannot";
    if (inApp) return "app";
    const rows = [...document.querySelectorAll(`table[data-table="${check.dataset.table}"] tbody tr`)];
    const cell = (row, column) => row.querySelector(`[data-column="${column}"]`).textContent;
    const row = rows.find((one) => cell(one, "system").includes(system) && cell(one, "browser") === browser);
    if (!row) return "other";
    return version < Number(/\d+/.exec(cell(row, "lowest"))) ? "old" : "fits";
  }

  // What a browser says of itself. Those that call themselves Chrome or Safari beside a name of their own come first.
  function whoAmI() {
    const agent = navigator.userAgent;
    const touched = /Macintosh/.test(agent) && navigator.maxTouchPoints > 1; // an iPad says that it is a Mac
    const names = [
      ["?", /(?:OPR|SamsungBrowser|Vivaldi|DuckDuckGo|YaBrowser|MSIE|Trident)[/ ](\d+)/],
      ["Edge", /(?:Edg|EdgA|EdgiOS)\/(\d+)/],
      ["Firefox", /(?:Firefox|FxiOS)\/(\d+)/],
      ["Chrome", /(?:Chrome|CriOS)\/(\d+)/],
      ["Safari", /Version\/(\d+).*Safari/],
    ];
    const [browser, pattern] = names.find(([, one]) => one.test(agent)) ?? ["?", /$()/];
    const systems = ["iPhone", "iPad", "Android", "Windows", "Mac"];
    return {
      system: touched ? "iPad" : (systems.find((one) => agent.includes(one)) ?? "?"),
      browser,
      version: Number(pattern.exec(agent)?.[1]),
      inApp: /FBAN|FBAV|FB_IAB|Instagram|Snapchat|LinkedInApp|; wv\)/.test(agent),
    };
  }

  // One finding of a device; whatever it was, the device is let go.
  async function tryOut(kind, wanted, test = () => true) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia(wanted);
      try {
        const [track] = stream.getTracks();
        fill(kind, track.label);
        return (await test(stream)) ? "works" : "silent";
      } finally {
        for (const track of stream.getTracks()) track.stop();
      }
    } catch (error) {
      if (!(await isThere(`${"video" in wanted ? "video" : "audio"}input`))) return "none";
      return error.name === "NotAllowedError" || error.name === "SecurityError" ? "denied" : "busy";
    }
  }

  async function isThere(kind) {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.some((device) => device.kind === kind);
  }

  async function hears(stream) {
    const context = new AudioContext();
    try {
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(stream).connect(analyser);
      await context.resume();
      const waves = new Float32Array(analyser.fftSize);
      const last = performance.now() + LISTENS;
      while (performance.now() < last) {
        await new Promise((next) => setTimeout(next, 50));
        analyser.getFloatTimeDomainData(waves);
        if (Math.sqrt(waves.reduce((sum, wave) => sum + wave * wave, 0) / waves.length) > LOUD) return true;
      }
      return false;
    } finally {
      await context.close();
    }
  }
})();
