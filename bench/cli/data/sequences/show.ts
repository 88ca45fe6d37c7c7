import { parseTaskOptions, type SequenceTask } from "../../../../tasks/mod.ts";
import { UsageError } from "../../../base/mod.ts";
import { bold, dim, print } from "../../print.ts";
import type { ShowOptions } from "../options.ts";

/**
 * Prints a sequence: what it says, and its answer below its input. It is one of the test, whichever part is
 * asked for: those of training are drawn alike, fresh for every update.
 *
 * @throws {UsageError} If there is no such sequence.
 */
export function showSequence(
  task: SequenceTask,
  { story: number, train, test, seed }: ShowOptions,
): void {
  if (number > test) {
    throw new UsageError(`Cannot show sequence ${number} of ${task.name}: the last one is ${test}`);
  }
  const data = task.generate({ train, test, seed }, parseTaskOptions(task));
  const { length, input, wanted, words } = data.readTest(number - 1);
  print(bold(`${task.name}, ${task.title}, test, sequence ${number}, length ${length}`));
  print(dim(`generated from seed ${seed}`));
  if (words !== null) print(words);
  print(["input ", ...input].join(" "), ["wanted", ...wanted].join(" "));
}
