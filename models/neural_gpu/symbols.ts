/** The way to answer that counts symbols, and not whole sequences; see `ModelEntry.alsoAnswers`. */
export const SYMBOLS = "symbols";
