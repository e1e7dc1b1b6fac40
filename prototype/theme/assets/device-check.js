// A check of the reader's own browser, camera and microphone, which keeps and sends nothing.
// All words stand in the page, each beside the finding that shows it; what a browser must be, in the page's table.
"use strict";

(() => {
  const LISTENS = 4000; // milliseconds at most, until something is heard
  const LOUD = 0.01; // of 1, on average; a silent room is below
  const script = document.currentScript.src;
  const check = document.querySelector(".device-check");
  const said = check?.querySelector(".device-check__said");
  if (!said) return;
  const beside = (name) => new URL(name, script); // another file in this script's folder

  const button = document.createElement("button");
  button.type = "button";
  button.textContent = check.dataset.button;
  button.addEventListener("click", run);
  said.before(button);
  clear();
  check.hidden = false;
  for (const one of document.querySelectorAll(".device-check__none")) one.hidden = true;

  async function run() {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true"); // keeps the focus, which `disabled` would lose
    clear();
    say("asking");
    say(`browser-${await judgeBrowser()}`);
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

  async function judgeBrowser() {
    const { whoIs, judge } = await import(beside("judging.js"));
    const releases = await import(beside("browsers.js")).then(({ default: known }) => known, () => undefined);
    const found = whoIs(navigator.userAgent, navigator.maxTouchPoints);
    fill("browser", `${found.browser} ${found.version}`);
    fill("system", found.system);
    fill("app", found.app);
    const cell = (row, column) => row.querySelector(`[data-column="${column}"]`).textContent;
    const rows = [...document.querySelectorAll(`table[data-table="${check.dataset.table}"] tbody tr`)]
      .map((row) => ({ system: cell(row, "system"), browser: cell(row, "browser") }));
    const finding = judge(found, rows, releases);
    return finding === "app" || navigator.mediaDevices?.getUserMedia ? finding : "cannot";
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
