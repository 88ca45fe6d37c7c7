/** The way to answer in which every choice is replaced by its likeliest source; see `ModelEntry.alsoAnswers`. */
export const ROUNDED = "rounded";
