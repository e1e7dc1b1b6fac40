// Numbers that are said in words, as digits: `en en tre`, `hundre og tretten` and `hundreogtretten` are 113.

const HUNDRED = 100;
const SMALLEST = 20; // of the numbers that a digit may follow: `tjue tre` is 23, and `elleve seks` are two numbers
const BETWEEN = /^(?:og|and)$/; // within a number, and between two

/** Each row of numbers in the words, written as one: numbers follow each other as they do when a phone number is said. */
export function inDigits(tokens, numerals) {
  const rows = [];
  let row = [];
  for (const token of [...tokens, ""]) {
    const values = /^\d+$/.test(token) ? [token] : valuesIn(token, numerals);
    for (const value of values) row = withNext(row, value);
    if (values.length || BETWEEN.test(token)) continue;
    if (row.length) rows.push(row.join(""));
    row = [];
  }
  return rows;
}

// The numbers of which a word consists; none where there is anything else in it.
function valuesIn(word, numerals) {
  if (word in numerals) return [numerals[word]];
  for (const [begin, value] of Object.entries(numerals)) {
    if (!word.startsWith(begin)) continue;
    const rest = word.slice(begin.length);
    const values = [rest, rest.replace(/^(?:og|and)/, "")].map((left) => valuesIn(left, numerals)).find(({ length }) => length);
    if (values) return [value, ...values];
  }
  return [];
}

// A row with one number more, which may belong to the last: `hundre` to `ett`, `tretten` to `hundre`, `tre` to `tjue`.
function withNext(row, value) {
  const last = row.at(-1);
  const isSaid = typeof last === "number" && typeof value === "number";
  const before = row.slice(0, -1);
  if (isSaid && value === HUNDRED && last > 0 && last < 10) return [...before, last * HUNDRED];
  const room = last % HUNDRED === 0 ? HUNDRED : 10;
  const isRound = last % HUNDRED === 0 ? last > 0 : last % 10 === 0 && last >= SMALLEST;
  return isSaid && isRound && value > 0 && value < room ? [...before, last + value] : [...row, value];
}
