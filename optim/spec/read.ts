import { z } from "zod";
import { withoutUndefined } from "../schedules/mod.ts";
import { misplaced, type Stage } from "../stage.ts";
import { firstIssue } from "./_issue.ts";
import { unknownWords } from "./_unknown.ts";
import type { Step } from "./step.ts";
import { OptimizerError } from "./optimizer_error.ts";
import { parseSteps } from "./parse.ts";
import { stageOf } from "./stages.ts";
import { transformationOf, transformations } from "./table.ts";

/** An optimizer as a person writes it: text, or steps. */
export type OptimizerSource = string | readonly Step[];

/**
 * Steps with defaults filled in, checked one by one and for their order.
 *
 * @throws {OptimizerError} If they are none: an unknown kind, a wrong option, an order that goes backwards.
 */
export function readSteps(source: OptimizerSource): Step[] {
  if (typeof source === "string") return parseSteps(source);
  if (!Array.isArray(source)) throw new OptimizerError("expected text or a list of steps");
  const steps = source.map(readStep);
  const wrong = misplaced(steps.map(({ kind }) => transformationOf(kind)!));
  if (wrong === undefined) return steps;
  throw new OptimizerError(wrong.words, { path: [wrong.index] });
}

/**
 * As `readSteps`, of a whole optimizer: with one rule, at its end unless it is `unordered`, and steps after
 * every wrapper.
 *
 * @throws {OptimizerError} If it is none.
 */
export function readOptimizer(source: OptimizerSource): Step[] {
  const steps = readSteps(source);
  const rules = steps.filter((step) => stageOf(step) === "rule");
  const last = steps.at(-1);
  const isOpen = last !== undefined && stageOf(last) === "wrapper";
  if (rules.length === 1 && !isOpen) return steps;
  throw new OptimizerError(
    rules.length === 0
      ? "expected a rule at the end, such as sgd(0.01)"
      : isOpen
      ? `expected steps after ${last.kind}, which wraps them`
      : "expected one rule, at the end",
    typeof source === "string" ? { text: source, column: source.length + 1 } : { path: [] },
  );
}

/**
 * Reads an optimizer from text: `clip(40) > noise(0.001) > sgd(0.005, halve=25)`. Options go by their
 * place or by name; `sgd(x, halve=25)` is short for `sgd(halve(x, 25))`.
 *
 * @throws {OptimizerError} Names the column, and what was expected there.
 *
 * @example
 * ```ts
 * import { formatOptimizer, parseOptimizer } from "@gradnoise/gradnoise";
 *
 * const steps = parseOptimizer("clip(40)>noise(0.001)>sgd(0.005,halve=25)");
 * const text = formatOptimizer(steps);
 * if (text !== "clip(40) > noise(0.001) > sgd(0.005, halve=25)") throw new Error(text);
 * ```
 */
export function parseOptimizer(text: string): Step[] {
  return readOptimizer(text);
}

/**
 * As `readSteps`, of steps of some stages only; null and "none" are no steps.
 *
 * @throws {OptimizerError} If they are none, or one is of another stage.
 */
export function readStage(
  source: OptimizerSource | null,
  allowed: readonly [Stage, ...Stage[]],
): Step[] {
  const steps = source === null || source === "none" ? [] : readSteps(source);
  const other = steps.findIndex((step) => !allowed.includes(stageOf(step)!));
  if (other < 0) return steps;
  const { kind } = steps[other]!;
  throw new OptimizerError(
    `expected a ${allowed.at(-1)}, got ${kind}, a ${stageOf(steps[other]!)}`,
    typeof source === "string" ? { text: source, column: 1 } : { path: [other] },
  );
}

function readStep(given: unknown, i: number): Step {
  if (typeof given !== "object" || given === null || !("kind" in given)) {
    throw new OptimizerError("expected an object with a kind", { path: [i] });
  }
  const { kind, ...options } = given;
  const entry = transformationOf(kind);
  if (entry === undefined) {
    const problem = unknownWords("a transformation", kind, Object.keys(transformations));
    throw new OptimizerError(problem, { path: [i, "kind"] });
  }
  const read = entry.options.safeParse(options);
  if (read.success) return { kind: entry.kind, ...withoutUndefined(read.data) };
  const { problem, path } = firstIssue(read.error);
  throw new OptimizerError(problem, { path: [i, ...path] });
}

/**
 * Steps in a file, whose kinds need not be known here: a result may have been made with transformations
 * of its user. `buildOptimizer` checks them.
 */
export const stepsSchema: z.ZodType<Step[]> = z.array(
  z.object({ kind: z.string() }).catchall(z.json()),
).min(1);
