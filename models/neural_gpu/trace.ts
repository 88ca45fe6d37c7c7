/** What a Neural GPU did with one sequence, as plain numbers. n positions, w rows, m maps. */
export interface ImageTrace {
  readonly length: number;
  /** `[n + 1][n, w, m]`: the mental image before the first step and after each. */
  readonly images: readonly Float32Array[];
  /** `[n + 1][n]`: the symbols that the output layer reads off each image; the last are the answer. */
  readonly answers: readonly Int32Array[];
}
