import { type Finding, streamKey } from "../../engine/mod.ts";
import type { BuildContext } from "../spec/mod.ts";
import type { Stage } from "../stage.ts";
import type { GradientTransformation } from "../transformation.ts";

/** What a training would give: the key of a seed, groups, a length. */
export function contextOf(seed: number): BuildContext {
  return {
    key: streamKey(seed, "noise"),
    groups: { a: "one", b: "two", c: "one" },
    length: { before: 1, last: 10 },
  };
}

/** A transformation under test, built anew at every call. */
export interface Subject {
  readonly stage: Stage;
  readonly build: (seed?: number) => Promise<GradientTransformation>;
}

/** Takes what a check found; the name of the check is added. */
export type Report = (finding: Omit<Finding, "what">) => void;

/** One promise of the contract, and what finds where it is broken. */
export interface Check {
  /** The name that its findings have. */
  readonly name: string;
  readonly run: (subject: Subject, report: Report) => Promise<void>;
}
