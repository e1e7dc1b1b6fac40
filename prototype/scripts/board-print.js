/*
 * The board on as many sheets of paper as it needs, each with its row and column, and with marks where the next one is
 * glued on. Without this, it is printed on one.
 */
(() => {
  "use strict";

  const all = document.querySelector(".board__all");
  const svg = all?.querySelector("svg");
  const paper = document.getElementById("ark");
  if (!svg || !paper) return;
  const sizes = { a4: { width: 1030, height: 660 }, a3: { width: 1490, height: 985 } }; /* of paper on its side, without edges */
  const overlap = 40;
  const { width, height } = svg.viewBox.baseVal;
  const tiles = [...all.querySelectorAll(".tile__host")];

  const isWithin = (box, x, y, size) => box.x < x + size.width && box.x + box.width > x && box.y < y + size.height && box.y + box.height > y;
  const boxes = [...svg.querySelectorAll("[data-node], .edge")].map((one) => one.getBBox());
  const boxOf = (tile) => ({ x: tile.offsetLeft, y: tile.offsetTop, width: tile.offsetWidth, height: tile.offsetHeight });
  const made = (name, className, text = "") => Object.assign(document.createElement(name), { className, textContent: text });

  const copied = (tile) => {
    const copy = tile.cloneNode();
    copy.attachShadow({ mode: "open" }).append(...[...tile.shadowRoot.childNodes].map((one) => one.cloneNode(true)));
    return copy;
  };

  const sheet = (x, y, size, words) => {
    const [part, view, board] = [made("section", "print-sheet"), made("div", "print-sheet__view"), made("div", "board__all")];
    part.dataset.paper = paper.value;
    Object.assign(view.style, { width: `${size.width}px`, height: `${size.height}px` });
    Object.assign(board.style, { width: `${width}px`, height: `${height}px`, transform: new DOMMatrix([1, 0, 0, 1, -x, -y]) });
    board.append(svg.cloneNode(true), ...tiles.filter((tile) => isWithin(boxOf(tile), x, y, size)).map(copied));
    view.append(board);
    part.append(made("p", "print-sheet__mark", words), view);
    return part;
  };
  const sheets = (size) => {
    const [right, down] = [size.width - overlap, size.height - overlap];
    const [columns, rows] = [Math.ceil((width - overlap) / right), Math.ceil((height - overlap) / down)].map((count) => Math.max(1, count));
    const found = [];
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const [x, y] = [column * right, row * down];
        if (!boxes.some((box) => isWithin(box, x, y, size))) continue;
        found.push(sheet(x, y, size, word("board.sheet", { flow: document.title, row: row + 1, rows, column: column + 1, columns })));
      }
    }
    return found;
  };
  const styled = (holder) => Promise.all([...holder.querySelectorAll(".tile__host")]
    .flatMap((host) => [...(host.shadowRoot?.querySelectorAll("link") ?? [])])
    .filter((link) => !link.sheet)
    .map((link) => new Promise((done) => { link.onload = done; link.onerror = done; })));

  document.getElementById("skriv-ut").addEventListener("click", async () => {
    document.querySelector(".print-sheets")?.remove();
    if (paper.value) {
      const holder = made("div", "print-sheets");
      holder.append(...sheets(sizes[paper.value]));
      document.body.append(holder);
      await styled(holder);
    }
    window.print();
  });
  window.addEventListener("afterprint", () => document.querySelector(".print-sheets")?.remove());
})();
