import { counted, listed } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { Baseline } from "./baseline.ts";
import { CannotDecideError } from "./cannot_decide.ts";

const REMEDY = "gate --update writes a new baseline";

/**
 * Checks that a baseline belongs to this suite.
 *
 * @throws {CannotDecideError} If it does not.
 */
export function checkSuiteOf(
  { suite }: Pick<Baseline, "suite">,
  { name, version }: ResultFile["suite"] | Baseline["suite"],
): void {
  if (suite.name === name && suite.version === version) return;
  const remedy = suite.name === name ? REMEDY : "name one of its own with --baseline";
  throw new CannotDecideError(
    `Cannot compare the suite ${name}, version ${version}, with a baseline of ${suite.name}, ` +
      `version ${suite.version}: ${remedy}`,
  );
}

/**
 * Checks that a result has exactly the trials of a baseline.
 *
 * @throws {CannotDecideError} If it does not.
 */
export function checkComparable(baseline: Baseline, result: ResultFile): void {
  checkSuiteOf(baseline, result.suite);
  const { trials, plannedTrials, seeds } = result;
  const refuse = (reason: string) => new CannotDecideError(`Cannot compare: ${reason}`);
  if (trials.length === 0) throw refuse("the result has no trials");
  if (trials.length < plannedTrials) {
    throw refuse(`the run was stopped after ${trials.length} of ${plannedTrials} trials`);
  }
  const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b).join(", ");
  if (sorted(seeds) !== sorted(baseline.seeds)) {
    throw refuse(`the seeds are ${sorted(seeds)}, the baseline's ${sorted(baseline.seeds)}`);
  }
  const keys = ({ trials }: Pick<Baseline, "trials"> | Pick<ResultFile, "trials">) =>
    // As JSON, because names may contain spaces.
    trials.map(({ workload, variant, seed }) => JSON.stringify([workload, variant, seed]));
  const before = keys(baseline), now = keys(result);
  const missing = before.filter((key) => !now.includes(key));
  const added = now.filter((key) => !before.includes(key));
  const twice = now.find((key, i) => now.indexOf(key) !== i);
  if (twice !== undefined) throw refuse(`${nameOf(twice)} is there more than once`);
  if (missing.length + added.length === 0 && now.length === before.length) return;
  const some = (names: readonly string[]) =>
    `${listed(names.slice(0, 3).map(nameOf))}${names.length > 3 ? ", ..." : ""}`;
  throw refuse([
    ...missing.length > 0
      ? [`${counted(missing.length, "trial")} of the baseline not there (${some(missing)})`]
      : [],
    ...added.length > 0
      ? [`${counted(added.length, "trial")} not in the baseline (${some(added)})`]
      : [],
    REMEDY,
  ].join("; "));
}

function nameOf(key: string): string {
  const [workload, variant, seed] = JSON.parse(key);
  return `${workload} ${variant} seed ${seed}`;
}

/**
 * Checks that a suite has the seeds of a baseline: with fewer, a regression in the others would go
 * unnoticed.
 *
 * @throws {CannotDecideError} If it does not.
 */
export function checkSeedsOf({ seeds }: Pick<Baseline, "seeds">, suite: readonly number[]): void {
  const [before, now] = [seeds, suite].map((all) => all.toSorted((a, b) => a - b).join(", "));
  if (before === now) return;
  throw new CannotDecideError(
    `Cannot compare: the seeds of the suite are ${now}, the baseline's ${before}; ${REMEDY}`,
  );
}
