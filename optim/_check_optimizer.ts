import { kindOf } from "./_check_update.ts";
import type { GradientTransformation } from "./transformation.ts";

/**
 * Checks that a transformation is a whole optimizer: without a rule the gradients themselves would be added to
 * the parameters, uphill.
 *
 * @throws {TypeError} If it is none.
 */
export function checkOptimizer(given: unknown): asserts given is GradientTransformation {
  if (typeof (given as PromiseLike<unknown> | null | undefined)?.then === "function") {
    throw new TypeError("Cannot update by a promise: await buildOptimizer");
  }
  if (typeof given === "string") {
    throw new TypeError(`Cannot update by text: await buildOptimizer(${JSON.stringify(given)})`);
  }
  const transformation = given as GradientTransformation | null | undefined;
  if (typeof transformation?.update !== "function") {
    throw new TypeError(`Cannot update by ${kindOf(given)}: expected a transformation`);
  }
  if (hasRule(transformation)) return;
  throw new TypeError(
    `Cannot update by ${kindsOf(transformation).join(", ")} without a rule: ` +
      "chain one after it, such as sgd(0.1)",
  );
}

/** A wrapper that does not say what it contains is believed. Where any order is permitted a rule may stand early. */
function hasRule({ stage, parts, inner }: GradientTransformation): boolean {
  if (parts !== undefined) return parts.some(hasRule);
  if (stage === "wrapper") return inner === undefined || hasRule(inner);
  return stage === "rule";
}

function kindsOf({ stage, spec, parts, inner }: GradientTransformation): readonly string[] {
  if (parts !== undefined) return parts.flatMap(kindsOf);
  return [spec?.step.kind ?? `a ${stage}`, ...inner === undefined ? [] : kindsOf(inner)];
}
