/** The models by name. The table is light: see `ModelEntry`. */

import { addEntry } from "../engine/base/mod.ts";
import { memN2N } from "./memn2n/entry.ts";
import { mlp } from "./mlp/entry.ts";
import type { ModelEntry } from "./model_entry.ts";
import { neuralGpu } from "./neural_gpu/entry.ts";
import { neuralProgrammer } from "./neural_programmer/entry.ts";
import { nram } from "./nram/entry.ts";

export type { Model } from "./model.ts";
export type {
  AnswerWay,
  InspectedTrial,
  InspectionEntry,
  ModelEntry,
  ModelOptions,
  ShownTrial,
  TrainedWith,
  WeightsEntry,
} from "./model_entry.ts";
export { parseOptions } from "./parse_options.ts";
export { memN2N, mlp, neuralGpu, neuralProgrammer, nram };

const table: Record<string, ModelEntry> = {};

/** Every model, by name. */
export const models: Readonly<Record<string, ModelEntry>> = table;

/**
 * Adds a model.
 *
 * @throws {TypeError} If there is one of its name.
 */
export function registerModel(entry: ModelEntry): void {
  addEntry(table, "model", entry.name, entry);
}

for (const entry of [memN2N, neuralProgrammer, mlp, nram, neuralGpu]) {
  registerModel(entry as ModelEntry);
}

/** A model by its name; undefined for one that is not there, as in a result of another version. */
export function findModel(name: string): ModelEntry | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
