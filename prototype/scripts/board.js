/* The board moves under the hand: nearer, farther, aside, to what is searched for; and a walk lights up on it. */
(() => {
  "use strict";

  const view = document.querySelector(".sheet__view");
  const all = view?.querySelector(".board__all");
  const svg = all?.querySelector("svg");
  if (!svg) return;
  const { width, height } = svg.viewBox.baseVal;
  const nodes = [...svg.querySelectorAll("[data-node]")];
  const tiles = [...all.querySelectorAll("[data-screen]")];
  const edges = [...svg.querySelectorAll("[data-from]")];
  /* The whole, small: a box for each screen, and one for what is seen. */
  const drawn = (name, parent, given) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
    parent.append(made);
    return made;
  };
  const overview = document.querySelector(".sheet__map");
  const small = drawn("svg", overview, { viewBox: `0 0 ${width} ${height}` });
  for (const node of nodes.filter((one) => one.classList.contains("tile"))) {
    const { x, y, width: wide, height: high } = node.getBBox();
    drawn("rect", small, { x, y, width: wide, height: high, class: "small", "data-small": node.dataset.node });
  }
  const seen = drawn("rect", small, { class: "seen" });
  const near = 0.75; /* of the size it is drawn in, to begin with */
  const at = { x: 0, y: 0, scale: 1 };

  const show = () => {
    at.scale = Math.min(3, Math.max(fitting() * 0.8, at.scale));
    const [wide, high] = [view.clientWidth / at.scale, view.clientHeight / at.scale];
    const within = (from, size, room) => Math.min(Math.max(from, Math.min(0, size - room)), Math.max(size - room, (size - room) / 2));
    at.x = within(at.x, width, wide);
    at.y = within(at.y, height, high);
    all.style.transform = new DOMMatrix([at.scale, 0, 0, at.scale, -at.x * at.scale, -at.y * at.scale]);
    const [left, top] = [Math.max(0, at.x), Math.max(0, at.y)];
    const box = { x: left, y: top, width: Math.min(width, at.x + wide) - left, height: Math.min(height, at.y + high) - top };
    for (const [name, value] of Object.entries(box)) seen.setAttribute(name, value);
  };
  const fitting = () => Math.min(view.clientWidth / width, view.clientHeight / height);
  const fit = () => {
    at.scale = fitting();
    centre(width / 2, height / 2);
  };
  const centre = (x, y) => {
    at.x = x - view.clientWidth / at.scale / 2;
    at.y = y - view.clientHeight / at.scale / 2;
    show();
  };
  const zoom = (times, x = view.clientWidth / 2, y = view.clientHeight / 2) => {
    const [left, top] = [at.x + x / at.scale, at.y + y / at.scale];
    at.scale = Math.min(3, Math.max(fitting() * 0.8, at.scale * times));
    at.x = left - x / at.scale;
    at.y = top - y / at.scale;
    show();
  };
  const move = (x, y) => {
    at.x += x / at.scale;
    at.y += y / at.scale;
    show();
  };
  const isSeen = (name) => {
    const box = nodes.find((one) => one.dataset.node === name)?.getBBox();
    const inside = (from, size, start, room) => from >= start && from + size <= start + room / at.scale;
    return Boolean(box) && at.scale >= near && inside(box.x, box.width, at.x, view.clientWidth) && inside(box.y, box.height, at.y, view.clientHeight);
  };
  const goTo = (name) => {
    const node = nodes.find((one) => one.dataset.node === name)?.getBBox();
    if (!node) return;
    at.scale = Math.max(at.scale, near);
    centre(node.x + node.width / 2, node.y + node.height / 2);
  };

  view.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = view.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) zoom(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
    else move(event.deltaX, event.deltaY);
  }, { passive: false });

  /* A press that moves is no press on what lies under it. */
  let held = null;
  view.addEventListener("pointerdown", (event) => {
    if (event.button === 0) held = { x: event.clientX, y: event.clientY, far: 0 };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held || event.buttons === 0) return;
    held.far += Math.abs(event.clientX - held.x) + Math.abs(event.clientY - held.y);
    move(held.x - event.clientX, held.y - event.clientY);
    Object.assign(held, { x: event.clientX, y: event.clientY });
  });
  view.addEventListener("dragstart", (event) => event.preventDefault());
  view.addEventListener("click", (event) => {
    const isMove = (held?.far ?? 0) > 4;
    held = null;
    const stub = event.target instanceof Element ? event.target.closest("[data-leads]") : null;
    if (isMove || stub) event.preventDefault();
    if (!isMove && stub) goTo(stub.dataset.leads);
  });
  const keys = {
    "+": () => zoom(1.25), "-": () => zoom(0.8), 0: fit,
    ArrowLeft: () => move(-80, 0), ArrowRight: () => move(80, 0), ArrowUp: () => move(0, -80), ArrowDown: () => move(0, 80),
  };
  view.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
  const presses = { in: () => zoom(1.25), out: () => zoom(0.8), fit };
  const tools = document.querySelector(".sheet__tools");
  tools.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target.closest("[data-board]") : null;
    if (pressed) presses[pressed.dataset.board]();
  });

  /* A press or a pull on the small sheet moves the large one there. */
  const point = (event) => {
    const box = small.getBoundingClientRect();
    centre(((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height);
  };
  small.addEventListener("pointerdown", (event) => {
    small.setPointerCapture(event.pointerId);
    point(event);
  });
  small.addEventListener("pointermove", (event) => small.hasPointerCapture(event.pointerId) && point(event));

  /* A walk: its screens, and the arrows between one and the next. */
  const select = document.getElementById("reise");
  const walks = window.veiviserWalks ?? {};
  const screenOf = (page) => page.split("--")[0];
  const lightUp = (screens, isLit) => {
    svg.toggleAttribute("data-lit", isLit);
    small.toggleAttribute("data-lit", isLit);
    for (const node of nodes) node.toggleAttribute("data-on", screens.includes(node.dataset.node));
    for (const tile of tiles) tile.toggleAttribute("data-on", screens.includes(tile.dataset.screen));
    for (const box of small.querySelectorAll("[data-small]")) box.toggleAttribute("data-on", screens.includes(box.dataset.small));
  };
  /* Screens with something in common: those of the group that is opened in the list beside. */
  const groups = [...document.querySelectorAll(".picks__group")];
  const told = document.getElementById("framhevet");
  const everything = document.getElementById("alle");
  const tell = (screens) => {
    told.textContent = screens.length ? word("board.picked", { count: screens.length, all: tiles.length }) : "";
    everything.hidden = !screens.length;
  };
  const pick = (group) => {
    const screens = group?.dataset.screens.split(" ") ?? [];
    if (select) select.value = "";
    lightUp(screens, screens.length > 0);
    for (const edge of edges) edge.toggleAttribute("data-on", screens.includes(edge.dataset.from) && screens.includes(edge.dataset.to));
    tell(screens);
    if (screens.length && !isSeen(screens[0])) goTo(screens[0]);
    if (screens.length) view.scrollIntoView({ block: "nearest" });
  };
  for (const group of groups) {
    group.addEventListener("toggle", () => {
      if (!group.open) return void (groups.some((one) => one.open) || select?.value || pick());
      for (const other of groups) other.open = other === group; /* as browsers do by themselves, the older ones not */
      pick(group);
    });
    group.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (link) goTo(link.hash.replace("#skjerm--", ""));
    });
  }
  everything.addEventListener("click", () => {
    for (const group of groups) group.open = false;
    pick();
    view.focus();
  });
  const light = () => {
    const walk = walks[select.value];
    const screens = walk ? [...walk.steps.map((step) => screenOf(step.page)), ...(walk.end ? [screenOf(walk.end)] : [])] : [];
    const leads = Object.fromEntries(nodes.map((node) => [node.dataset.node, node.dataset.leads ?? node.dataset.node]));
    const ways = new Set(screens.slice(1).map((to, place) => `${screens[place]} ${to}`));
    lightUp(screens, Boolean(walk));
    for (const group of groups) group.open = false;
    tell([...new Set(screens)].filter((name) => tiles.some((tile) => tile.dataset.screen === name)));
    for (const edge of edges) edge.toggleAttribute("data-on", ways.has(`${edge.dataset.from} ${leads[edge.dataset.to]}`));
    if (walk) goTo(screens[0]);
  };
  if (select) {
    for (const [name, walk] of Object.entries(walks)) select.append(new Option(walk.title, name));
    select.addEventListener("change", light);
  }

  const form = document.getElementById("sok");
  const field = document.getElementById("sok-ord");
  const count = document.getElementById("sok-svar");
  const plain = (words) => words.toLocaleLowerCase("nb").replace(/\s+/g, " ").trim();
  const lines = [...document.querySelectorAll(".outline__screen")];
  const find = () => {
    const wanted = plain(field.value);
    const found = lines.filter((line) => plain(line.textContent).includes(wanted));
    for (const line of lines) line.hidden = !found.includes(line);
    const names = new Set(wanted ? found.map((line) => line.id.replace(/^skjerm--/, "")) : []);
    for (const node of nodes) node.toggleAttribute("data-found", names.has(node.dataset.node));
    count.textContent = wanted ? word("board.found", { count: found.length }) : "";
    return [...names][0];
  };
  field.addEventListener("input", find);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = find();
    if (first) goTo(first);
  });

  /* What people did who tried it, as the page that read their files left it in the tab. */
  const readFound = () => {
    try {
      return JSON.parse(window.sessionStorage.getItem(`veiviser--funn:${document.documentElement.dataset.flow}`) ?? "{}") ?? {};
    } catch {
      return {};
    }
  };
  for (const [screen, { seen, trouble }] of Object.entries(readFound())) {
    const node = nodes.find((one) => one.dataset.node === screen && !one.dataset.leads);
    if (!node || typeof seen !== "string" || !Array.isArray(trouble)) continue;
    const [said, box] = [document.createElement("p"), node.getBBox()];
    said.textContent = [seen, ...trouble].join(" · ");
    said.className = "board__tried";
    said.toggleAttribute("data-trouble", trouble.length > 0);
    document.getElementById(`skjerm--${screen}`)?.append(said.cloneNode(true));
    Object.assign(said.style, { left: `${box.x}px`, top: `${box.y + box.height}px`, width: `${box.width}px` });
    all.append(said);
  }

  for (const part of [tools, form, overview]) part.hidden = false;
  view.dataset.live = "";
  at.scale = Math.max(fitting(), near);
  const entry = svg.querySelector(".node-entry")?.getBBox();
  centre(view.clientWidth / at.scale / 2, entry ? entry.y + entry.height / 2 : height / 2);
  window.addEventListener("resize", show);
  window.addEventListener("beforeprint", fit);
})();
