/** How much of a text is shown, in characters. */
const LENGTH = 140;

/** The part of a text around the first of the words that it has. */
export function excerpt(text: string, words: string): string {
  const lower = text.toLowerCase();
  const places = words.toLowerCase().split(/\s+/).map((word) => lower.indexOf(word))
    .filter((place) => place >= 0);
  const wanted = Math.max(0, Math.min(...places, text.length) - 40);
  // Where none is in it, the heading has them: the beginning.
  const from = places.length === 0 ? 0 : wanted === 0 ? 0 : text.indexOf(" ", wanted) + 1;
  const part = text.slice(from, from + LENGTH);
  return `${from > 0 ? "… " : ""}${part}${from + LENGTH < text.length ? " …" : ""}`;
}
