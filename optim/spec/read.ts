import { z } from "zod";
import type { Json } from "../../engine/base/mod.ts";
import { nameOneOf } from "../schedules/mod.ts";
import { misplaced, type Stage, stages } from "../stage.ts";
import { firstIssue } from "./_issue.ts";
import type { Step } from "./step.ts";
import { OptimizerError } from "./optimizer_error.ts";
import { parseSteps } from "./parse.ts";
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
  const wrong = misplaced(steps.map(stageOf));
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

/** The stage of a step that has been read. */
export function stageOf({ kind }: Step): Stage {
  return transformationOf(kind)!.stage;
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

/** A schema that reads optimizers, or steps of some stages; tables may grow after it is made. */
function schemaOf(read: (source: OptimizerSource) => Step[]): z.ZodType<Step[], OptimizerSource> {
  return z.unknown().transform((source, context) => {
    try {
      return read(source as OptimizerSource);
    } catch (error) {
      if (!(error instanceof OptimizerError)) throw error;
      const { message, path } = error;
      context.issues.push({ code: "custom", message, input: source, path: [...path] });
      return z.NEVER;
    }
  }) as unknown as z.ZodType<Step[], OptimizerSource>;
}

/** A whole optimizer, as text or steps. */
export const optimizerSchema: z.ZodType<Step[], OptimizerSource> = schemaOf(readOptimizer);

/** Steps of one stage, as text or steps; none is an empty list. */
export function stageSchema(stage: Stage): z.ZodType<Step[], OptimizerSource> {
  return schemaOf((source) => {
    const steps = source === "none" ? [] : readSteps(source);
    const other = steps.find((step) => stageOf(step) !== stage);
    if (other === undefined) return steps;
    throw new OptimizerError(
      `Cannot use ${other.kind} as a ${stage}: it is a ${stageOf(other)}`,
      typeof source === "string" ? {} : { path: [steps.indexOf(other)] },
    );
  });
}

/** Steps with those of some stages replaced: what is not named stays. */
export function replaceStages(
  steps: readonly Step[],
  replaced: Partial<Readonly<Record<Stage, readonly Step[]>>>,
): Step[] {
  return stages.flatMap((stage) =>
    replaced[stage] ?? steps.filter((step) => stageOf(step) === stage)
  );
}
