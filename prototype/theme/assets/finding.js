// Finds what a reader means, over Pagefind's index, the list of the site's words and numbers, and what editors say that
// other words stand for. What was written comes first; only where no page has it, slips are mended, and that is said.

import { INFLECTED, SHORTEST, emergencyOf, meant, slips, slipsIn, stemOf, tokensOf } from "./understanding.js";

const WEIGHTY = 3; // letters of a word that says something by itself
const FEW = 3; // pages with all the words; below, those with some are shown too
const PART = 0.4; // of a long word, that is said to be what it is about
const FURTHER = 6; // longer words that one word is looked for in
const NUMBER = /\d+(?:[\s.:,-]\d+)*/g; // with what may stand between its groups

/** A function that finds by the index at an address: `await find("mikrofon")`, told what editors say of words. */
export async function open(index, hints = {}) {
  const [pagefind, { words, numbers }] = await Promise.all([
    import(index),
    fetch(new URL("words.json", index)).then((answer) => answer.json()),
  ]);
  // A word in another form counts less than usual, and what an editor says that a page is searched by counts more.
  await pagefind.options({ excerptLength: 18, ranking: { termSimilarity: 3, metaWeights: { title: 5, words: 3 } } });
  await pagefind.init();
  const isDivided = (await pagefind.filters()).audience?.aside;
  const others = isDivided ? (await pagefind.search(null, { filters: { audience: "aside" } })).results : [];
  const site = { pagefind, words, numbers, known: new Set(words), hints, aside: new Set(others.map(({ id }) => id)) };
  return (asked) => find(asked, site);
}

/**
 * Results as Pagefind's `search` gives them, the best first; the words that they were found by; and how:
 * `all` of the words, some `other` words for the same, `some` of the words, or `mended` ones.
 */
async function find(asked, site) {
  const { synonyms = {}, ignored = [] } = site.hints;
  const all = termsOf(asked, site);
  const other = meant(meant(all, synonyms, ignored), synonyms, ignored); // a phrase may have other words in it
  const terms = weighty(all, site);
  const others = weighty(other, site);
  const exact = found(await exactly(terms, site));
  const isLiteral = exact.results.length > 0;
  if (others.join(" ") !== terms.join(" ")) exact.add(await exactly(others, site));
  const by = isLiteral ? terms : others;
  if (emergencyOf(asked, site.hints, site.known)) {
    return { results: sorted(exact, site), words: spoken(by), how: "all" }; // never made into something else
  }
  const first = await sought([all, other], site);
  if (!exact.results.length && !first.length) return mend(others, site);
  if (exact.results.length < FEW && others.length > 1) exact.add(await anyOf(others, site));
  await further(others, exact, site);
  const whole = found(first);
  whole.add(sorted(exact, site));
  return { results: whole.results, words: spoken(by), how: isLiteral || first.length ? "all" : "other" };
}

// The words without those that say nothing of what is looked for, if any are left.
function weighty(terms, { hints: { ignored = [] } }) {
  const left = terms.filter((term) => !ignored.includes(term));
  return left.some((term) => term.length >= WEIGHTY) ? left : terms;
}

// The page that editors say is looked for by these words: all of one of its lines, and at least half of what was asked.
async function sought(asked, site) {
  const { pagefind, hints: { first = [], synonyms = {}, ignored = [] } } = site;
  const half = weighty(asked[0], site).length / 2;
  const forms = (words) => words.map((word) => stemOf(word.replace("#", "")));
  const has = asked.map((terms) => new Set(forms(terms)));
  let best = { length: half - 0.5, letters: 0 }; // of two as long, the one with more letters says more
  for (const { page, words } of first) {
    for (const line of words.flatMap((said) => [tokensOf(said), meant(tokensOf(said), synonyms, ignored)])) {
      const letters = line.join("").length;
      const isBetter = (line.length - best.length || letters - best.letters) > 0;
      if (isBetter && has.some((set) => forms(line).every((one) => set.has(one)))) best = { page, length: line.length, letters };
    }
  }
  return best.page ? (await pagefind.search(null, { filters: { page: best.page } })).results : [];
}

// Of words that no page has all of: those like them, else pages that have some of them.
async function mend(terms, site) {
  const mended = terms.flatMap((word) => mendedWord(word, site).map((one) => ({ one, word })));
  const words = mended.map(({ one }) => one);
  const says = (word) => word.length >= WEIGHTY;
  if (!mended.some(({ word }) => says(word)) && terms.some(says)) return { results: [], words: "", how: "all" };
  const like = found(words.join(" ") === terms.join(" ") ? [] : await exactly(words, site));
  const how = like.results.length ? "mended" : "some";
  const first = words.join(" ") === terms.join(" ") ? [] : await sought([words], site);
  if (like.results.length < FEW && words.length > 1) like.add(await anyOf(words, site));
  await further(words, like, site);
  const whole = found(first);
  whole.add(sorted(like, site));
  return { results: whole.results, words: spoken(words), how: first.length ? "mended" : how };
}

// The pages that are for readers, then those that are not; else as they are.
function sorted({ results }, { aside }) {
  return [...results.filter(({ id }) => !aside.has(id)), ...results.filter(({ id }) => aside.has(id))];
}

const spoken = (terms) => terms.join(" ").replaceAll("#", "");

// Results that are added to, each page once.
function found(results) {
  const seen = new Set(results.map(({ id }) => id));
  const all = [...results];
  const add = (more) => {
    for (const result of more) {
      if (!seen.has(result.id)) all.push(result);
      seen.add(result.id);
    }
  };
  return { results: all, add };
}

// The words, and each number as the site groups it.
function termsOf(asked, { numbers }) {
  const text = asked.normalize("NFKC").toLowerCase().replaceAll(/(?:\+|\b00)47\s?(?=\d)/g, "");
  const marked = text.replaceAll(NUMBER, (written) => {
    const digits = written.replaceAll(/\D/g, "");
    const whole = numbers[digits] ? digits : Object.keys(numbers).find((one) => digits.length > 3 && one.startsWith(digits));
    return whole ? ` #${whole} ` : written.replaceAll(/\d+/g, (group) => (numbers[group] ? ` #${group} ` : group));
  });
  return marked.match(/#?[\p{L}\d]+/gu) ?? [];
}

// The pages that have all the words as they are. Pagefind itself would shorten a word that it does not know.
async function exactly(terms, site) {
  const { words, numbers } = site;
  const isThere = (term) => /\d/.test(term)
    ? term.startsWith("#") || numbers[term] !== undefined
    : term.length < WEIGHTY || words.some((one) => one.startsWith(stemOf(term)));
  return terms.length && terms.every(isThere) ? allOf(terms, site) : [];
}

// The pages that have all the words. A number that is written in groups is found as it stands.
async function allOf(terms, site) {
  const numbers = terms.filter((term) => term.startsWith("#")).map((term) => term.slice(1));
  const words = terms.filter((term) => !term.startsWith("#"));
  const sets = await Promise.all(numbers.map((number) => numbered(number, site)));
  if (words.length) sets.push(await search(words.join(" "), site));
  return sets.length ? sets.reduce((one, other) => one.filter(({ id }) => other.some((two) => two.id === id))) : [];
}

async function numbered(number, site) {
  const forms = await Promise.all(site.numbers[number].map((form) => search(form, site)));
  return found(forms.flat()).results.filter((one, at, all) => all.findIndex(({ id }) => id === one.id) === at);
}

async function search(words, { pagefind }) {
  return (await pagefind.search(words)).results;
}

// The pages that have some of the words; a page that has many, or rare ones, stands first.
async function anyOf(terms, site) {
  const scores = new Map();
  for (const term of terms) {
    for (const result of await allOf([term], site)) {
      const before = scores.get(result.id)?.score ?? 0;
      scores.set(result.id, { result, score: before + result.score });
    }
  }
  return [...scores.values()].toSorted((one, other) => other.score - one.score).map(({ result }) => result);
}

// Pages that have a longer word with one of the words in it.
async function further(terms, given, site) {
  for (const [at, term] of terms.entries()) {
    for (const longer of longerThan(term, site)) given.add(await allOf(terms.with(at, longer), site));
  }
}

// The word, if the site has it in some form or it may become one; else one that it is in, one like it, what
// stands for one like it, or those in it.
function mendedWord(word, site) {
  const stem = stemOf(word);
  const { words, hints: { synonyms = {} } } = site;
  if (/\d/.test(word)) return word.startsWith("#") ? [word] : [];
  if (word.length < WEIGHTY || words.some((one) => one.startsWith(stem))) return [word];
  const other = longerThan(word, site)[0] ?? nearest(word, words);
  if (other) return [other];
  const said = nearest(word, Object.keys(synonyms).filter((one) => /^\p{L}+$/u.test(one)));
  if (said) return tokensOf(synonyms[said]);
  const parts = words.filter((one) => one.length >= Math.max(SHORTEST, word.length * PART) && (word.startsWith(one) || word.endsWith(one)));
  const first = longest(parts.filter((one) => word.startsWith(one)));
  const last = longest(parts.filter((one) => word.endsWith(one)));
  const between = word.length - (first ?? "").length - (last ?? "").length; // `s` or `e` may bind them
  return first && last && (between === 0 || between === 1) ? [first, last] : [first ?? last].filter(Boolean);
}

function longest(words) {
  return words.toSorted((one, other) => other.length - one.length)[0];
}

function nearest(word, words) {
  if (word.length < SHORTEST) return undefined;
  const most = Math.max(1, slipsIn(word));
  const near = words
    .filter((one) => one.length >= SHORTEST && one[0] === word[0] && Math.abs(one.length - word.length) <= most)
    .map((one) => ({ one, slips: slips(word, one) }))
    .filter(({ slips }) => slips <= most);
  return near.toSorted((first, second) => first.slips - second.slips)[0]?.one;
}

// Words that end in the word, or that have it after a word of the site: `lege` is in `fastlegen`, and not in `privilegert`.
function longerThan(word, { words, known }) {
  const part = stemOf(word);
  if (part.length < SHORTEST || word.startsWith("#")) return [];
  const longer = words.filter((one) => {
    const at = one.indexOf(part, 3);
    if (at < 0) return false;
    const first = one.slice(0, at);
    return INFLECTED.test(one.slice(at + part.length)) || known.has(first) || known.has(first.replace(/[se]$/, ""));
  });
  return longer.slice(0, FURTHER);
}
