/** What a contract check found wrong, for the person who wrote what it checked. */
export interface Finding {
  /** The promise that is broken, in a few words: "gradient of weight". */
  readonly what: string;
  readonly expected: string;
  readonly got: string;
  /** What to change, in a sentence. */
  readonly advice: string;
}
