/** An optimizer that cannot be read. */
export class OptimizerError extends TypeError {
  override readonly name = "OptimizerError";
  /** Of text: where in it, counted from 1. */
  readonly column: number | null;
  /** Of steps: the position of the step, and the options that lead to the fault. */
  readonly path: readonly PropertyKey[];
  readonly #text: string | null;

  constructor(
    message: string,
    place: {
      readonly text?: string;
      readonly column?: number;
      readonly path?: readonly PropertyKey[];
    },
  ) {
    super(message);
    this.column = place.column ?? null;
    this.path = place.path ?? [];
    this.#text = place.text ?? null;
  }

  /** The text, and a caret below the column; empty for steps. */
  get excerpt(): string {
    if (this.#text === null || this.column === null) return "";
    return `${this.#text}\n${" ".repeat(this.column - 1)}^`;
  }
}
