import type { TapeData } from "../../tasks/mod.ts";
import { circuitOf } from "./circuit.ts";
import { partsOf, type Watched } from "./choose_runs.ts";
import {
  argMax,
  type ReadCircuit,
  readCircuit,
  statementsOf,
  usedRegisters,
} from "./circuit_words.ts";
import { stepsTaken, twoDigits } from "./inspect_run.ts";
import type { CircuitsInspection } from "./inspection_schema.ts";
import { ROUNDED } from "./rounded.ts";

/** What a controller that only sees which registers are 0 does wherever it sees the same. */
interface Seen {
  readonly zeros: readonly number[];
  readonly circuit: ReadCircuit;
  readonly stop: number;
  steps: number;
}

/**
 * The circuits of an MLP controller by which registers are 0, as rounded machines come upon them. An LSTM has
 * no such table: what it does also depends on the steps before.
 */
export function chooseCircuits(machine: Watched, dataset: TapeData): CircuitsInspection {
  const { controller, registers } = machine.options, circuit = circuitOf(machine.options);
  const indices = partsOf(dataset)[0] ?? [];
  const about = { kind: "circuits", controller, tapes: indices.length, registers } as const;
  switch (controller) {
    case "lstm":
      return { ...about, circuits: [] };
    case "mlp": {
      const seen = new Map<string, Seen>();
      for (const { steps } of machine.trace(dataset.test.batch(indices), ROUNDED)) {
        let zeros = Array.from({ length: registers }, (_, i) => i);
        for (const { choices, stop, registers: after } of stepsTaken(steps)) {
          const own = seen.get(zeros.join()) ??
            { zeros, circuit: readCircuit(circuit, choices), stop, steps: 0 };
          own.steps++;
          seen.set(zeros.join(), own);
          zeros = after.flatMap((one, i) => argMax(one) === 0 ? i : []);
        }
      }
      const all = [...seen.values()], used = usedRegisters(all.map(({ circuit }) => circuit));
      return {
        ...about,
        circuits: all.map(({ zeros, circuit, stop, steps }) => {
          const { words, least } = statementsOf(circuit, used);
          return {
            zeros: [...zeros],
            statements: [...words],
            steps,
            least: twoDigits(least),
            stop: twoDigits(stop),
          };
        }),
      };
    }
  }
}
