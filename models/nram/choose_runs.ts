import type { ReadableTape, TapeBatch, TapeData } from "../../tasks/mod.ts";
import { circuitOf } from "./circuit.ts";
import { inspectRun, type Run } from "./inspect_run.ts";
import type { RunInspection } from "./inspection_schema.ts";
import type { NramOptions } from "./options.ts";
import { ROUNDED } from "./rounded.ts";
import type { MachineTrace } from "./trace.ts";

/** A machine that can be watched. */
export interface Watched {
  readonly options: Pick<NramOptions, "registers" | "moduleCopies" | "controller">;
  /** @param way "rounded" with every choice rounded; otherwise as it learns. */
  trace(batch: TapeBatch, way?: string): MachineTrace[];
}

/** Test tapes of each part that are run, to find those worth a look. */
export const TAPES = 32;

/** Longer tapes are not kept: a reader could not take them in, and results are to be of a size to send about. */
const MOST_CELLS = 32;

/** A tape with its runs. */
interface Ran {
  readonly index: number;
  readonly tape: ReadableTape;
  readonly trace: MachineTrace;
}

/**
 * Runs on a few test tapes, the same ones every time: of middle difficulty, of the highest trained on, and, if
 * the machine answers any wrong, one such. A rounded run follows where it differs.
 */
export function chooseRuns(machine: Watched, dataset: TapeData): RunInspection[] {
  const [trained = [], ...beyond] = partsOf(dataset).map((indices) =>
    ran(machine, dataset, indices)
  );
  if (trained.length === 0) return [];
  const byDifficulty = trained.toSorted((one, other) =>
    one.tape.difficulty - other.tape.difficulty || one.index - other.index
  );
  const hardest = byDifficulty.at(-1)!.tape.difficulty;
  const first = (difficulty: number) =>
    byDifficulty.find(({ tape }) => tape.difficulty === difficulty)!;
  const middle = first(byDifficulty[Math.floor(byDifficulty.length / 2)]!.tape.difficulty);
  const chosen = new Map([middle, first(hardest)].map((one) => [one.index, one]));
  const wrong = [...trained, ...beyond.flat()].find(({ tape, trace }) => !isRight(tape, trace));
  if (wrong !== undefined) chosen.set(wrong.index, wrong);
  return [...chosen.values()].flatMap((one) => runsOf(machine, dataset, one));
}

/** Whether all cells that matter hold what they should. */
export function isRight({ wanted }: ReadableTape, { answer }: MachineTrace): boolean {
  return wanted.every((value, cell) => value === null || value === answer[cell]);
}

/** The first test tapes of each part, none too long: those of the size that is trained on first. */
export function partsOf({ parts, test, shape }: TapeData): number[][] {
  let start = 0;
  const all = parts.map(({ testQuestions }) => {
    const indices = Array.from({ length: Math.min(TAPES, testQuestions) }, (_, i) => start + i);
    start += testQuestions;
    return indices;
  });
  const cells = ([first]: readonly number[]) => test.batch([first!]).cells[0]!;
  return all.filter((indices) => indices.length > 0 && cells(indices) <= MOST_CELLS)
    .toSorted((one, other) =>
      Number(cells(other) === shape.cells) - Number(cells(one) === shape.cells)
    );
}

function ran(machine: Watched, dataset: TapeData, indices: readonly number[]): Ran[] {
  const traces = machine.trace(dataset.test.batch(indices));
  return indices.map((index, i) => ({ index, tape: dataset.readTest(index), trace: traces[i]! }));
}

function runsOf(
  machine: Watched,
  { test }: TapeData,
  { index, tape, trace }: Ran,
): RunInspection[] {
  const [other] = machine.trace(test.batch([index]), ROUNDED);
  const circuit = circuitOf(machine.options);
  const soft = inspectRun(trace, circuit, tape, false);
  const rounded = inspectRun(other!, circuit, tape, true);
  const sameRounded = doTheSame(soft, rounded);
  return [{ ...soft, sameRounded }, ...sameRounded ? [] : [{ ...rounded, sameRounded: null }]];
}

/** Whether two runs look alike, but for how sure they are. */
function doTheSame(soft: Run, rounded: Run): boolean {
  const seen = ({ answer, passages, steps }: Run) =>
    JSON.stringify([
      answer,
      passages.map(({ first, last, statements }) => [first, last, statements]),
      steps.map(({ memory }) => memory),
    ]);
  return seen(soft) === seen(rounded);
}
