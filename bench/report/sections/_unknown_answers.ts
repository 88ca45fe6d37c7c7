import type { Words } from "../../../models/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { unknownAnswerNotes } from "../../run/mod.ts";

/** A smaller share of the questions moves an error less than its interval does. */
const NOTEWORTHY = 0.01;

/**
 * Answers that no network can learn to give, workload by workload.
 *
 * @param isMany Of a share of the questions that is large enough to be a warning, or of a smaller one.
 */
export function unknownAnswers({ workloads }: ResultFile, isMany: boolean): Words[] {
  return workloads.flatMap(({ name, unknownAnswers }) => {
    const { validation, test } = unknownAnswers;
    const many = [validation, test].some(({ unknown, total }) => unknown >= NOTEWORTHY * total);
    if (many !== isMany) return [];
    return unknownAnswerNotes(unknownAnswers).map((note) => [
      { strong: `${name}: ${note}.` },
      " No network can learn to give them.",
    ]);
  });
}
