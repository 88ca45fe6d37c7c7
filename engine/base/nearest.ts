/**
 * The known name that a mistyped word may stand for: at most two characters in five differ, or the part
 * before a slash is missing. Null if none is close.
 */
export function nearest(word: string, known: readonly string[]): string | null {
  // Long words are slow to compare, and are not slips of the finger.
  if (known.length === 0 || word.length > 100) return null;
  const last = known.find((name) => name.endsWith(`/${word}`));
  if (last !== undefined) return last;
  let name = "", least = Infinity;
  for (const one of known) {
    const far = distance(word.toLowerCase(), one.toLowerCase());
    if (far < least) [name, least] = [one, far];
  }
  const longer = Math.max(word.length, name.length);
  return distance(word, name) <= Math.max(1, 0.4 * longer) ? name : null;
}

/** Insertions, removals and changes of one character, and swaps of two neighbors. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  let before = row;
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const change = row[j]! + Number(from[i] !== to[j]);
      const swapped = i > 0 && j > 0 && from[i] === to[j - 1] && from[i - 1] === to[j];
      const swap = swapped ? before[j - 1]! + 1 : Infinity;
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, change, swap));
    }
    [before, row] = [row, next];
  }
  return row.at(-1)!;
}
