import type { TableBatch } from "../../tasks/mod.ts";
import type { NeuralProgrammerOptions } from "./options.ts";

/** What the errors of a batch's numbers are divided by, `[B]`; see the option `scalarScale`. */
export function scalarScales(
  { scalars }: TableBatch,
  scale: NeuralProgrammerOptions["scalarScale"],
): Float32Array {
  switch (scale) {
    case "none":
      return new Float32Array(scalars.length).fill(1);
    case "root":
      return Float32Array.from(scalars, (y) => Math.sqrt(1 + Math.abs(y)));
  }
}
