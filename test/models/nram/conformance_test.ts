/** What every model promises, option by option. */

import { checkModel, type ModelEntry, nram, type NramOptions } from "../../../models/mod.ts";
import { parseTaskOptions, tapeTasks } from "../../../tasks/mod.ts";
import { assertEquals } from "../../../std.ts";
import { startKernels } from "../../_tensors.ts";

/** The entry with a small machine. */
function entryWith(options: Partial<NramOptions>): ModelEntry {
  // Gradients that are cropped on their way are those of no function.
  const small = { registers: 2, steps: 3, hiddenUnits: 6, activationClip: null, ...options };
  return {
    ...nram,
    create: (defaults, dataset, init) => nram.create({ ...defaults, ...small }, dataset, init),
  } as typeof nram as unknown as ModelEntry;
}

const cases: Readonly<Record<string, Partial<NramOptions>>> = {
  "an MLP": {},
  "an LSTM": { controller: "lstm" },
  "the mixture, summed": { objective: "mixture", loss: "sum" },
  "two copies of the modules": { moduleCopies: 2 },
  "outputs that are not scaled": { renormalise: false },
  "entropies as a cost": { entropyBonus: 0, entropyLimit: -0.5 },
};

for (const computation of ["reference", "fused"] as const) {
  for (const [name, options] of Object.entries(cases)) {
    Deno.test(`a machine keeps what models promise: ${name}, ${computation}`, async () => {
      await startKernels();
      const task = tapeTasks["reverse"]!;
      const data = task.generate({ seed: 1, train: 1, test: 8 }, {
        ...parseTaskOptions(task),
        ...{ longest: 2, cells: 6, further: "none" },
      });
      assertEquals(await checkModel(entryWith({ ...options, computation }), data), []);
    });
  }
}
