import { z } from "zod";
import type { Json } from "../../engine/base/mod.ts";
import { nameOneOf } from "../schedules/mod.ts";
import { misplaced, type Stage, stages } from "../stage.ts";
import { firstIssue } from "./_issue.ts";
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
  if (!Array.isArray(source)) {
    throw new OptimizerError("Cannot read the optimizer: expected text or a list of steps", {});
  }
  const steps = source.map((step: unknown, i) => readStep(step, i));
  const wrong = misplaced(steps.map((step) => stageOf(step)!));
  if (wrong === undefined) return steps;
  throw new OptimizerError(
    `Cannot read step ${wrong.index + 1} of the optimizer: ${wrong.words}`,
    { path: [wrong.index] },
  );
}

/**
 * As `readSteps`, of a whole optimizer: with one rule, at its end.
 *
 * @throws {OptimizerError} If it is none.
 */
export function readOptimizer(source: OptimizerSource): Step[] {
  const steps = readSteps(source);
  const rules = steps.filter((step) => stageOf(step) === "rule");
  if (rules.length === 1) return steps;
  const problem = rules.length === 0
    ? "expected a rule at its end, such as sgd(0.01)"
    : "expected one rule, at its end";
  throw new OptimizerError(
    `Cannot read the optimizer: ${problem}`,
    typeof source === "string" ? { text: source, column: source.length + 1 } : {},
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
    `Cannot use ${kind} as a ${allowed.at(-1)}: it is a ${stageOf(steps[other]!)}`,
    typeof source === "string" ? {} : { path: [other] },
  );
}

function readStep(given: unknown, i: number): Step {
  const refuse = (problem: string, path: readonly PropertyKey[] = []) => {
    const place = path.length === 0 ? "" : `${path.join(".")}: `;
    return new OptimizerError(
      `Cannot read step ${i + 1} of the optimizer: ${place}${problem}`,
      { path: [i, ...path] },
    );
  };
  if (typeof given !== "object" || given === null || !("kind" in given)) {
    throw refuse("expected an object with a kind");
  }
  const { kind, ...options } = given;
  const entry = transformationOf(kind);
  if (entry === undefined) {
    throw refuse(`expected ${nameOneOf(Object.keys(transformations))}`, ["kind"]);
  }
  const read = entry.options.safeParse(options);
  if (read.success) return { kind: entry.kind, ...read.data as Record<string, Json> };
  const { problem, path } = firstIssue(read.error);
  throw refuse(problem, path);
}

/**
 * Steps in a file, whose kinds need not be known here: a result may have been made with transformations
 * of its user. `buildOptimizer` checks them.
 */
export const stepsSchema: z.ZodType<Step[]> = z.array(
  z.object({ kind: z.string() }).catchall(z.json()),
).min(1);
