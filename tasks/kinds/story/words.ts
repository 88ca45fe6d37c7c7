/**
 * Words as the authors of MemN2N read them: split at white space, lower case, without the '.' or '?'
 * at a word's end. Letters with marks are composed (NFC): "ä" is one word however it was typed.
 *
 * Source: facebook/MemNN, MemN2N-babi-matlab.
 */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().normalize("NFC").split(/\s+/)
    .map((word) => word.replace(/[.?]$/, ""))
    .filter((word) => word !== "");
}

/**
 * An answer, which is one word even if it is a list or has spaces in it. It is read as sentences are:
 * an answer with a full stop would otherwise be another word than the one in its story.
 */
export function answerOf(text: string): string {
  return wordsOf(text).join(" ");
}
