// What the words of a search mean, without any index: whether somebody needs help at once, and what slips and other
// words for the same thing stand for.

import { inDigits } from "./numerals.js";

export const SHORTEST = 4; // letters of a word that a slip is mended to, or that is looked for inside another
const ENDING = /(?:enes|ene|ers|er|en|et|e|a|s|t|r|n)$/;
export const INFLECTED = /^(?:e?[nrt]|e?ne|a|e)?s?$/;
const SILENT = /^[gh](?=[jv])/; // nobody says it, so it is left out: `jerneslag`
const LONG = 7; // letters of a word that is found inside any other: `legevakt` in «tannlegevakta»
const MOST = 4; // words that mean one thing together

/** The words of a text, in small letters. */
export function tokensOf(text) {
  return text.normalize("NFKC").toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}

/** A word without the ending that its form gives it. */
export function stemOf(word) {
  const stem = word.replace(ENDING, "");
  return stem.length >= SHORTEST ? stem : word;
}

/**
 * The emergency that has just what was asked as a line; else the first that one of its words, or all words of one line,
 * names there; else nothing.
 */
export function emergencyOf(asked, { emergencies = [], synonyms = {}, harmless = [], ignored = [], numerals = {} }, known = new Set()) {
  const tokens = without(harmless.map(tokensOf), tokensOf(asked));
  const other = meant(tokens, synonyms, ignored);
  const said = [...tokens, ...other, ...joined(tokens), ...joined(other), ...inDigits(tokens, numerals)];
  const last = tokens.at(-1) ?? "";
  const says = (word) => said.some((token) => isLike(token, word, known)) || isBegun(last, word);
  const isAll = (line) => tokensOf(line).join(" ") === tokens.join(" ");
  const isThere = (line) => isSaid(tokensOf(line), says, said);
  return emergencies.find(({ words }) => words.some(isAll)) ?? emergencies.find(({ words }) => words.some(isThere));
}

// What is left of the words when the phrases are taken out of them, the longest first.
function without(phrases, tokens) {
  const left = [];
  for (let at = 0; at < tokens.length; ) {
    const lengths = phrases.filter((phrase) => phrase.every((word, n) => word === tokens[at + n])).map(({ length }) => length);
    if (!lengths.length) left.push(tokens[at]);
    at += Math.max(1, ...lengths);
  }
  return left;
}

function isSaid(line, says, said) {
  return /^\d+$/.test(line.join("")) ? said.includes(line.join("")) : line.every(says);
}

/**
 * The words with those of the site in place of others for the same thing, the longest phrases first. Words that say
 * nothing may stand in a phrase: `share my screen` is `share screen`.
 */
export function meant(tokens, synonyms, ignored) {
  const found = [];
  const phrases = new Map(Object.entries(synonyms).map(([said, site]) => [formless(tokensOf(said)), site]));
  const says = (word) => !ignored.includes(word);
  const siteOf = (words) => phrases.get(formless(words));
  const inside = (words) => says(words[0]) && says(words.at(-1)) && siteOf(words.filter(says));
  for (let at = 0; at < tokens.length; ) {
    let [said, site] = [[tokens[at]], undefined];
    for (let length = Math.min(MOST, tokens.length - at); length && !site; length -= 1) {
      said = tokens.slice(at, at + length);
      site = siteOf(said) ?? inside(said);
    }
    found.push(...(site ? tokensOf(site) : said));
    if (site && site !== siteOf(said)) found.push(...said.filter((word) => !says(word)));
    at += said.length;
  }
  return found;
}

const formless = (tokens) => tokens.map(stemOf).join(" ");

// What stands apart and may belong together: `lege vakt`, `116 117`.
function joined(tokens) {
  const pairs = tokens.slice(1).map((token, at) => tokens[at] + token);
  const numbers = tokens.join(" ").match(/\d+(?: \d+)+/g) ?? [];
  return [...pairs, ...numbers.map((number) => number.replaceAll(" ", ""))];
}

function isLike(token, word, known) {
  if (token === word) return true;
  if (/\d/.test(word) || word.length <= SHORTEST) return false;
  if (word.length >= LONG && token.includes(word)) return true;
  const stem = stemOf(word);
  const isForm = (one) => one.startsWith(stem) && INFLECTED.test(one.slice(stem.length));
  if (isForm(token) || isForm(token.replaceAll(/(\p{L})\1/gu, "$1"))) return true; // a letter too many: `pusster`
  const isSameStart = token[0] === word[0] || token[0] === word.replace(SILENT, "")[0];
  return isSameStart && !known.has(token) && slips(token, word) <= slipsIn(word);
}

// Whether the word is being typed, and little of it is left.
function isBegun(token, word) {
  return word.startsWith(token) && token.length >= Math.max(SHORTEST + 1, word.length - 3);
}

/** How many slips a word may have and still be that word. */
export function slipsIn(word) {
  if (word.length <= SHORTEST) return 0;
  return word.length < 8 ? 1 : 2;
}

/** Letters put in, left out, changed, or changed places with the next (Damerau and Levenshtein). */
export function slips(one, other) {
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
