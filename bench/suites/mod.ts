/** The suites by name. Nothing heavy is loaded here: the command line's help is printed from it. */

import { babi10k } from "./babi_10k.ts";
import { babi1k } from "./babi_1k.ts";
import { ci } from "./ci.ts";
import { quick } from "./quick.ts";
import type { Suite } from "./schema.ts";

export type { Suite, Variant } from "./schema.ts";

/** Every suite, by name. */
export const suites: Readonly<Record<string, Suite>> = {
  quick,
  ci,
  "babi-1k": babi1k,
  "babi-10k": babi10k,
};
