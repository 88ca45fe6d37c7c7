/** The known wrong implementations, by what is wrong. */

import { clips } from "./clips.ts";
import { draws } from "./draws.ts";
import { habits } from "./habits.ts";
import type { Mutant } from "./mutant.ts";
import { orders } from "./order.ts";
import { rules } from "./rules.ts";
import { schedules } from "./schedules.ts";

export const mutants: Readonly<Record<string, Mutant>> = {
  ...orders,
  ...schedules,
  ...draws,
  ...clips,
  ...rules,
  ...habits,
};
