import type { TapeData } from "../../tasks/mod.ts";
import { circuitOf } from "./circuit.ts";
import { partsOf, type Watched } from "./choose_runs.ts";
import { argMax } from "./arg_max.ts";
import type { Statement } from "./circuit_words.ts";
import { readRun, twoDigits } from "./inspect_run.ts";
import type { CircuitsInspection } from "./inspection_schema.ts";
import { ROUNDED } from "./rounded.ts";

/** What a controller that only sees which registers are 0 does wherever it sees the same. */
interface Seen {
  readonly zeros: readonly number[];
  readonly all: readonly Statement[];
  readonly needed: Set<string>;
  readonly stop: number;
  steps: number;
}

/**
 * The circuits of an MLP controller by which registers are 0, as rounded machines come upon them. An LSTM has
 * no such table: what it does also depends on the steps before.
 */
export function chooseCircuits(machine: Watched, dataset: TapeData): CircuitsInspection {
  const { controller, registers } = machine.options;
  const indices = partsOf(dataset)[0] ?? [];
  const about = { kind: "circuits", controller, tapes: indices.length, registers } as const;
  switch (controller) {
    case "lstm":
      return { ...about, circuits: [] };
    case "mlp":
      return {
        ...about,
        circuits: seenOf(machine, dataset, indices).map(({ zeros, all, needed, stop, steps }) => {
          const own = all.filter(({ words }) => needed.has(words));
          return {
            zeros: [...zeros],
            statements: own.map(({ words }) => words),
            steps,
            least: twoDigits(Math.min(1, ...own.map(({ least }) => least))),
            stop: twoDigits(stop),
          };
        }),
      };
  }
}

/** In the order in which they first came. */
function seenOf(machine: Watched, dataset: TapeData, indices: readonly number[]): Seen[] {
  const circuit = circuitOf(machine.options), seen = new Map<string, Seen>();
  const traces = machine.trace(dataset.test.batch(indices), ROUNDED);
  for (const [i, trace] of traces.entries()) {
    let zeros = Array.from({ length: circuit.registers }, (_, index) => index);
    for (
      const { step, statements, slice } of readRun(trace, circuit, dataset.readTest(indices[i]!))
    ) {
      const own = seen.get(zeros.join()) ??
        { zeros, all: statements, needed: new Set(), stop: step.stop, steps: 0 };
      own.steps++;
      for (const { words } of slice.statements) own.needed.add(words);
      seen.set(zeros.join(), own);
      zeros = step.registers.flatMap((one, index) => argMax(one) === 0 ? index : []);
    }
  }
  return [...seen.values()];
}
