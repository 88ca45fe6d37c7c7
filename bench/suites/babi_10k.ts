import { babi1k } from "./babi_1k.ts";
import type { Suite } from "./schema/schema.ts";

/** As `babi-1k` with ten times the questions; three restarts, because each takes ten times as long. */
export const babi10k: Suite = {
  ...babi1k,
  name: "babi-10k",
  title: "All twenty bAbI tasks with 10,000 training questions each",
  seeds: [1, 2, 3],
  data: { ...babi1k.data, train: 10_000 },
};
