import type { TapeBatch, TapeData } from "../../tasks/mod.ts";
import type { ModelEntry } from "../model_entry.ts";
import { arithmeticOf } from "./arithmetic.ts";
import { machines } from "./inspection.ts";
import type { NeuralRam } from "./nram.ts";
import { type NramOptions, nramOptionsSchema } from "./options.ts";
import { ROUNDED } from "./rounded.ts";

/** Neural random-access machines. */
export const nram: ModelEntry<TapeBatch, TapeData, NramOptions, NeuralRam> = {
  name: "nram",
  title: "Neural Random-Access Machine",
  kind: "tape",
  citation:
    "Neural random-access machines: Kurach, Andrychowicz and Sutskever 2015, arXiv 1511.06392.",
  loss: "nats per tape",
  options: nramOptionsSchema,
  phases: [{ name: "main", title: "training", words: "as it answers" }],
  alsoAnswers: [{ name: ROUNDED, title: "with every choice rounded" }],
  settingOf({ controller, registers, steps, moduleCopies }, { noise }) {
    return [
      controller,
      `R ${registers}`,
      `T ${steps}`,
      ...moduleCopies > 1 ? [`${moduleCopies} x 14 modules`] : [],
      ...noise ? ["noise"] : [],
    ].join(", ");
  },
  cost: arithmeticOf,
  inspection: machines,
  async create(options, { shape }, init) {
    const { NeuralRam } = await import("./nram.ts");
    return new NeuralRam(options, shape, init);
  },
};
