import { type ComparedMetric, mean } from "../statistics/mod.ts";
import { suites, workloads } from "../../suites/mod.ts";
import { matchingWorkloads } from "./_workloads.ts";
import type { Claim, ClaimTest } from "./claim.ts";

/** What a paper says of the two sides of a claim. */
export interface PublishedPair {
  /** What the numbers are, if they are not those of the claim's own metric. */
  readonly metric: string | null;
  readonly variant: number;
  readonly reference: number;
}

/**
 * The published numbers of a claim, from where they are stored.
 *
 * @param only Workloads, if not all that the claim is about.
 * @returns Null if the paper has none.
 * @throws {RangeError} If they are not where the claim says.
 */
export function publishedPair(
  { id, published, test }: Claim,
  only?: readonly string[],
): PublishedPair | null {
  if (published === null) return null;
  if (published.kind === "here") return published;
  if (test.suite === null) throw new RangeError(`Cannot look up numbers of ${id}: it has no suite`);
  const numbers = numbersOf(published, test, only);
  const [variant = null, reference = null] = numbers;
  if (variant === null || reference === null) {
    throw new RangeError(`Cannot look up the numbers of ${id}: they are not published there`);
  }
  return { metric: null, variant, reference };
}

function numbersOf(
  published: Exclude<NonNullable<Claim["published"]>, { kind: "here" }>,
  test: ClaimTest,
  only: readonly string[] | undefined,
): (number | null)[] {
  switch (published.kind) {
    case "suite":
      return [test.variant, test.reference].map((name) => ofSuite(test, name, test.metric));
    case "tasks":
      return [published.variant, published.reference].map((title) =>
        ofTasks(only ?? matchingWorkloads(test), title)
      );
  }
}

/** The value of a variant, or of an arm, among a suite's published means. */
function ofSuite(test: ClaimTest, name: string, metric: ComparedMetric): number | null {
  if (metric === "overfitting") {
    const [validation, train] = (["validationError", "trainError"] as const)
      .map((one) => ofSuite(test, name, one));
    return validation === null || train === null ? null : validation! - train!;
  }
  const suite = suites[test.suite]!;
  const own = suite.variants.flatMap((one) =>
    typeof one === "string" ? one : one.name === name || one.arm === name ? one.name : []
  );
  const found = suite.published.find((one) =>
    // Verdicts are of means.
    one.metric === metric && one.statistic !== "best" &&
    one.success?.part === test.success?.part && one.success?.under === test.success?.under &&
    one.variants.some((variant) => own.includes(variant))
  );
  return found?.value ?? null;
}

/** The mean of what was published under a title, with three digits: as the papers print it, in percent. */
function ofTasks(names: readonly string[], title: string): number | null {
  const values = names.flatMap((name) =>
    workloads[name]!.task.published.filter((one) => one.title === title).map(({ value }) => value)
  );
  return values.length === 0 ? null : Math.round(1000 * mean(values)) / 1000;
}
