import type { Json, PhiloxKey } from "../../engine/base/mod.ts";
import type { Schedule, TrainingLength } from "../schedules/mod.ts";

/** One transformation of an optimizer as plain data: an entry of the table, and its options. */
export interface Step {
  /** The name of the entry. */
  readonly kind: string;
  readonly [option: string]: Json;
}

/** What a specification leaves to the training that it is used in. Plain data. */
export interface BuildContext {
  /** From `streamKey(seed, "noise")`. */
  readonly key?: PhiloxKey;
  /** The group of every parameter, by name. */
  readonly groups?: Readonly<Record<string, string>>;
  /** The learning rate of a rule that subtracts rate times the gradient: for noise that depends on it. */
  readonly rate?: Schedule;
  /** For schedules that count epochs of a phase or of a whole training. */
  readonly length?: TrainingLength;
}
