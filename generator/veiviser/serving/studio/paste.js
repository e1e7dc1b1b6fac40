// What comes from Word or a web page, as clean Markdown: headings, lists, tables, links, bold and italics; never style.
window.veiviserMarkdown = (html) => {
  "use strict";
  const bold = /^(b|strong)$/i;
  const italic = /^(i|em)$/i;
  const outside = /^(https?:|mailto:|tel:)/i;
  const dropped = "script, style, title, meta, link, template, [style*='mso-list:Ignore'], [style*='mso-list: Ignore']";
  const blocks = "p, div, h1, h2, h3, h4, h5, h6, ul, ol, li, table, blockquote, section, article, main, header, footer, body";

  const squeezed = (text) => text.replace(/[\s\u00a0]+/g, " ");
  const escaped = (text) => text.replace(/[\\`*_[\]<>|]/g, "\\$&");

  // Signs stand close to the words, and the space outside of them.
  function around(words, sign) {
    const bare = words.trim();
    return bare ? words.replace(bare, () => `${sign}${bare}${sign}`) : words;
  }

  function inline(node) {
    if (node.nodeType === Node.TEXT_NODE) return escaped(squeezed(node.data));
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(dropped)) return "";
    if (node.matches("br")) return " ";
    const words = [...node.childNodes].map(inline).join("");
    const weight = node.style.fontWeight;
    const address = node.getAttribute("href") ?? "";
    if (node.matches("a") && outside.test(address) && words.trim()) return `[${words.trim()}](${address.replace(/[()\s]/g, encodeURIComponent)})`;
    if (bold.test(node.tagName) && weight !== "normal") return around(words, "**");
    if (weight === "bold" || Number(weight) >= 600) return around(words, "**");
    return italic.test(node.tagName) && node.style.fontStyle !== "normal" ? around(words, "*") : words;
  }

  const paragraph = (node) => inline(node).replace(/ +/g, " ").trim();

  // Word writes a list as paragraphs, each with its level, and with its sign in what is else left out.
  function itemOfWord(node) {
    const level = /mso-list:[^;]*level(\d+)/.exec(node.getAttribute("style") ?? "");
    if (!level) return null;
    const sign = node.querySelector("[style*='mso-list:Ignore'], [style*='mso-list: Ignore']")?.textContent ?? "";
    return `${"  ".repeat(level[1] - 1)}${/\d/.test(sign) ? "1." : "-"} ${paragraph(node)}`;
  }

  function list(node, indent) {
    const sign = node.matches("ol") ? "1." : "-";
    return [...node.children].flatMap((item) => {
      if (item.matches("ul, ol")) return list(item, `${indent}  `);
      const inner = [...item.querySelectorAll(":scope > ul, :scope > ol")];
      inner.forEach((one) => one.remove());
      return [`${indent}${sign} ${paragraph(item)}`, ...inner.flatMap((one) => list(one, indent + " ".repeat(sign.length + 1)))];
    });
  }

  function table(node) {
    const rows = [...node.querySelectorAll("tr")].map((row) => [...row.cells].map(paragraph));
    const width = Math.max(0, ...rows.map((row) => row.length));
    const lines = rows.map((row) => `| ${[...row, ...Array(width - row.length).fill("")].join(" | ")} |`);
    return [lines[0], `| ${Array(width).fill("---").join(" | ")} |`, ...lines.slice(1)].join("\n");
  }

  function* parts(node) {
    let line = "";
    for (const child of node.childNodes) {
      const isBlock = child.nodeType === Node.ELEMENT_NODE && (child.matches(blocks) || child.querySelector(blocks));
      if (!isBlock) {
        line += inline(child);
        continue;
      }
      if (line.trim()) yield line.trim();
      line = "";
      const heading = /^h([1-6])$/i.exec(child.tagName);
      const item = itemOfWord(child);
      if (item) yield item;
      else if (heading) yield `${"#".repeat(Math.max(2, heading[1]))} ${paragraph(child)}`;
      else if (child.matches("ul, ol")) yield list(child, "").join("\n");
      else if (child.matches("table")) yield table(child);
      else yield* parts(child);
    }
    if (line.trim()) yield line.replace(/ +/g, " ").trim();
  }

  const isItem = (part) => /^ *(-|1\.) /.test(part);
  const found = [...parts(new DOMParser().parseFromString(html, "text/html").body)].filter((part) => !/^(#+|\*+)?$/.test(part.trim()));
  return found.reduce((all, part, n) => all + (n ? (isItem(part) && isItem(found[n - 1]) ? "\n" : "\n\n") : "") + part, "");
};
