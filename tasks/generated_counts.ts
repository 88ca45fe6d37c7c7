import { DataError, type GeneratedData } from "./task.ts";

/** More of a part are not generated: the paper's tables have 50,000 questions, stories 10,000. */
export const MOST_GENERATED = 100_000;

/**
 * Makes sure that what is generated fits into memory.
 *
 * @param task What the error names.
 * @param examples What they are called, in the plural.
 * @throws {DataError} If there are to be more of a part than are generated.
 */
export function checkGeneratedCounts(
  task: string,
  { train, test }: GeneratedData,
  examples = "questions",
): void {
  for (const count of [train, test]) {
    if (!(count > MOST_GENERATED)) continue;
    throw new DataError(
      `Cannot generate ${count} ${examples} of ${task}: there are at most ${MOST_GENERATED} of a part`,
    );
  }
}
