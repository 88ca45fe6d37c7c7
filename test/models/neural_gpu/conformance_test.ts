/** What every model promises, option by option. */

import {
  checkModel,
  type ModelEntry,
  neuralGpu,
  type NeuralGpuOptions,
} from "../../../models/mod.ts";
import { parseTaskOptions, sequenceTasks } from "../../../tasks/mod.ts";
import { assertEquals } from "../../../std.ts";
import { startKernels } from "../../_tensors.ts";

/** The entry with a small network. */
function entryWith(options: Partial<NeuralGpuOptions>): ModelEntry {
  const small = { maps: 2, height: 2, layers: 1, parameterSets: 2, ...options };
  return {
    ...neuralGpu,
    create: (defaults, dataset, init) => neuralGpu.create({ ...defaults, ...small }, dataset, init),
  } as typeof neuralGpu as unknown as ModelEntry;
}

const cases: Readonly<Record<string, Partial<NeuralGpuOptions>>> = {
  "dropout": { dropout: 0.2 },
  "plain gates, one set": { cutoff: 1, parameterSets: 1 },
  "sets that are pulled": { pull: 0.5 },
};

for (const computation of ["reference", "fused"] as const) {
  for (const [name, options] of Object.entries(cases)) {
    Deno.test(`a Neural GPU keeps what models promise: ${name}, ${computation}`, async () => {
      await startKernels();
      const task = sequenceTasks["badd"]!;
      const data = task.generate({ seed: 1, train: 1, test: 8 }, {
        ...parseTaskOptions(task),
        ...{ longest: 5, further: "none" },
      });
      assertEquals(await checkModel(entryWith({ ...options, computation }), data), []);
    });
  }
}
