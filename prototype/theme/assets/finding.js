// Finds what a reader means, over Pagefind's index and a list of the site's words, the most frequent first: a slip is
// mended, a long word is taken apart or found inside a longer one, and where few pages have every word, some will do.

const WEIGHTY = 3; // letters of a word that says something by itself
const SHORTEST = 4; // letters of a word that is looked for inside another, or that a slip is mended to
const FEW = 3; // pages with all the words; below, those with some are shown too
const FURTHER = 6; // longer words that one word is looked for in
const ENDING = /(?:enes|ene|ers|er|en|et|e|a|s|t|r|n)$/;
const INFLECTED = /^(?:e?[nrt]|e?ne|a|e)?s?$/;

/** A function that finds by the index at an address: `await find("mikrofon")`. */
export async function open(index) {
  const [pagefind, words] = await Promise.all([
    import(index),
    fetch(new URL("words.json", index)).then((answer) => answer.json()),
  ]);
  // A word in another form counts less than usual, and what an editor says that a page is searched by counts more.
  await pagefind.options({ excerptLength: 18, ranking: { termSimilarity: 3, metaWeights: { title: 5, words: 3 } } });
  await pagefind.init();
  return (asked) => find(pagefind, asked, words);
}

/** Results as Pagefind's `search` gives them, the best first, and the words that they were found by. */
async function find(pagefind, asked, words) {
  const known = new Set(words);
  const given = asked.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const terms = given.flatMap((word) => mended(word, words, known).map((one) => ({ one, word })));
  const meant = terms.map(({ one }) => one);
  const left = terms.some(({ word }) => word.length >= WEIGHTY) || !given.some((word) => word.length >= WEIGHTY);
  if (!meant.length || !left) return { results: [], words: asked };
  const search = async (one) => (await pagefind.search(one.join(" "))).results;
  const all = await search(meant);
  const results = all.length < FEW && meant.length > 1 ? await anyOf(meant, search) : all;
  const seen = new Set(results.map(({ id }) => id));
  for (const [at, { word }] of terms.entries()) {
    for (const longer of longerThan(word, words, known)) {
      for (const result of await search(meant.with(at, longer))) {
        if (!seen.has(result.id)) results.push(result);
        seen.add(result.id);
      }
    }
  }
  return { results, words: meant.join(" ") };
}

// The pages that have some of the words; a page that has many, or rare ones, stands first.
async function anyOf(words, search) {
  const found = new Map();
  for (const word of words) {
    for (const result of await search([word])) {
      const before = found.get(result.id)?.score ?? 0;
      found.set(result.id, { result, score: before + result.score });
    }
  }
  return [...found.values()].toSorted((one, other) => other.score - one.score).map(({ result }) => result);
}

// The word, if the site has it in some form or it may become one; else one that it is in, one like it, or those in it.
function mended(word, words, known) {
  const stem = stemOf(word);
  if (word.length < WEIGHTY || /\d/.test(word) || words.some((one) => one.startsWith(stem))) return [word];
  const other = longerThan(word, words, known)[0] ?? nearest(word, words);
  if (other) return [other];
  const parts = words.filter((one) => one.length >= SHORTEST && (word.startsWith(one) || word.endsWith(one)));
  const first = longest(parts.filter((one) => word.startsWith(one)));
  const last = longest(parts.filter((one) => word.endsWith(one)));
  const between = word.length - (first ?? "").length - (last ?? "").length; // `s` or `e` may bind them
  return first && last && (between === 0 || between === 1) ? [first, last] : [first ?? last].filter(Boolean);
}

function stemOf(word) {
  const stem = word.replace(ENDING, "");
  return stem.length >= SHORTEST ? stem : word;
}

function longest(words) {
  return words.toSorted((one, other) => other.length - one.length)[0];
}

function nearest(word, words) {
  if (word.length < SHORTEST) return undefined;
  const most = word.length < 8 ? 1 : 2; // slips
  const near = words
    .filter((one) => one.length >= SHORTEST && Math.abs(one.length - word.length) <= most)
    .map((one) => ({ one, slips: slips(word, one) }))
    .filter(({ slips }) => slips <= most);
  return near.toSorted((first, second) => first.slips - second.slips)[0]?.one;
}

// Letters put in, left out, changed, or changed places with the next (Damerau and Levenshtein).
function slips(one, other) {
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
}

// Words that end in the word, or that have it after a word of the site: `lege` is in `fastlegen`, and not in `privilegert`.
function longerThan(word, words, known) {
  const part = stemOf(word);
  if (part.length < SHORTEST) return [];
  const longer = words.filter((one) => {
    const at = one.indexOf(part, 3);
    if (at < 0) return false;
    const first = one.slice(0, at);
    return INFLECTED.test(one.slice(at + part.length)) || known.has(first) || known.has(first.replace(/[se]$/, ""));
  });
  return longer.slice(0, FURTHER);
}
