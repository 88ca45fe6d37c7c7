/** Where an optimizer cannot be read: a column of its text, from 1, or a step and the options in it. */
export type OptimizerPlace =
  | {
    readonly text: string;
    readonly column: number;
    /** What the text is: "optimizer" if missing. */
    readonly what?: string;
  }
  | { readonly path: readonly PropertyKey[] };

/** An optimizer that cannot be read. */
export class OptimizerError extends TypeError {
  override readonly name = "OptimizerError";
  /** What was expected and what was there: 'expected a number above 0, got -1'. */
  readonly problem: string;
  /** Of text: where in it, counted from 1; null for steps. */
  readonly column: number | null;
  /** Of steps: the position of the step, and the options that lead to the fault. */
  readonly path: readonly PropertyKey[];
  /** The text, and a caret below the column; empty for steps. */
  readonly excerpt: string;

  constructor(problem: string, place: OptimizerPlace = { path: [] }) {
    super(`Cannot read ${placeWords(place)}: ${problem}`);
    this.problem = problem;
    this.column = "column" in place ? place.column : null;
    this.path = "path" in place ? place.path : [];
    this.excerpt = "column" in place ? `${place.text}\n${" ".repeat(place.column - 1)}^` : "";
  }
}

function placeWords(place: OptimizerPlace): string {
  if ("column" in place) return `the ${place.what ?? "optimizer"} at column ${place.column}`;
  const [step, ...options] = place.path;
  if (step === undefined) return "the optimizer";
  const option = options.length === 0 ? "" : `${options.join(".")} in `;
  return `${option}step ${Number(step) + 1} of the optimizer`;
}
