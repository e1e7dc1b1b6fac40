// Which browser somebody has, and whether its version is one of the newest: by the days that versions came, and, for the
// time after those are known, by the pace that they came at. So nothing here grows old.

const NEWEST = 2; // versions that a browser may have
const PACE = 4; // gaps between known versions, of which the longest is counted on: better too mild than wrong
const DAY = 86_400_000; // milliseconds

const APPS = [ // the first that fits; each opens links within itself
  ["Messenger", /FBAN\/Messenger|MessengerForiOS|Orca-Android/],
  ["Facebook", /FBAN|FBAV|FB_IAB/],
  ["Instagram", /Instagram/],
  ["Snapchat", /Snapchat/],
  ["TikTok", /musical_ly|BytedanceWebview|TikTok|trill_/],
  ["LinkedIn", /LinkedInApp/],
  ["X", /Twitter(?:Android| for iPhone)/],
  ["Pinterest", /\[?Pinterest\//],
  ["WeChat", /MicroMessenger/],
  ["Google-appen", /GSA\//],
  [word("device.other_app"), /; wv\)|^(?=.*(?:iPhone|iPad)).*AppleWebKit(?!.*Safari\/)/],
];
const BROWSERS = [ // those that call themselves Chrome or Safari beside a name of their own come first
  ["", /(?:OPR|OPT|SamsungBrowser|Vivaldi|DuckDuckGo|Ddg|YaBrowser|UCBrowser|HuaweiBrowser|MiuiBrowser|Silk|Brave)\/(\d+)/],
  ["Internet Explorer", /(?:MSIE |Trident\/.*rv:)(\d+)/],
  ["Edge", /(?:Edg|EdgA|EdgiOS|Edge)\/(\d+)/],
  ["Firefox", /(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /(?:Chrome|CriOS)\/(\d+)/],
  ["Safari", /Version\/(\d+).*Safari/],
];
const SYSTEMS = ["iPhone", "iPad", "Android", "Windows", "CrOS", "Mac"];

/** System, browser, version and app, as far as a user-agent string says; an iPad says that it is a Mac. */
export function whoIs(agent, touches = 0) {
  const [browser, pattern] = BROWSERS.find(([, one]) => one.test(agent)) ?? ["", /$()/];
  const system = SYSTEMS.find((one) => agent.includes(one)) ?? "";
  return {
    system: system === "Mac" && touches > 1 ? "iPad" : system,
    browser,
    version: Number(pattern.exec(agent)?.[1] ?? 0),
    app: APPS.find(([, one]) => one.test(agent))?.[0] ?? "",
  };
}

/**
 * What is true of a browser: `app`, `cannot`, `other`, `old`, `system` (it is renewed with the device's own system),
 * `unknown` or `fits`.
 *
 * `rows` are the table's, each with `system` and `browser`; `releases` are versions with days, by browser.
 */
export function judge({ system, browser, version, app }, rows, releases, now = Date.now()) {
  if (app) return "app";
  if (browser === "Internet Explorer") return "cannot";
  const isListed = rows.some((row) => system && row.system.includes(system) && row.browser === browser);
  if (!isListed) return "other";
  const known = releases?.[keyOf(system, browser)];
  if (!known?.length) return "unknown";
  if (version >= oldestOf(known, now)) return "fits";
  return browser === "Safari" ? "system" : "old";
}

function keyOf(system, browser) {
  const name = browser.toLowerCase();
  if (system === "Android") return `${name}_android`;
  return system === "iPhone" || system === "iPad" ? `${name}_ios` : name;
}

// The oldest version that is still one of the newest on a day.
function oldestOf(known, now) {
  const came = known.filter(([, day]) => Date.parse(day) <= now).map(([version]) => version);
  const versions = came.length ? came : [known[0][0]];
  if (came.length === known.length) {
    const days = known.slice(-PACE - 1).map(([, day]) => Date.parse(day));
    const pace = Math.max(...days.slice(1).map((day, at) => day - days[at]), DAY);
    const since = Math.floor((now - days.at(-1)) / pace);
    for (let count = 1; count <= since; count += 1) versions.push(known.at(-1)[0] + count);
  }
  return versions.at(-NEWEST) ?? versions[0];
}
