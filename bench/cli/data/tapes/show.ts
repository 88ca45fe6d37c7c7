import { parseTaskOptions, type TapeTask } from "../../../../tasks/mod.ts";
import { UsageError } from "../../../base/mod.ts";
import { bold, dim, print } from "../../print.ts";
import { columns } from "../../text.ts";
import type { ShowOptions } from "../options.ts";

/**
 * Prints a tape, a line for each cell: what it is for, what it holds, and what it should hold in the end. It is
 * one of the test, whichever part is asked for: those of training are drawn alike, fresh for every update.
 *
 * @throws {UsageError} If there is no such tape.
 */
export function showTape(task: TapeTask, { story: number, train, test, seed }: ShowOptions): void {
  if (number > test) {
    throw new UsageError(`Cannot show tape ${number} of ${task.name}: the last one is ${test}`);
  }
  const data = task.generate({ train, test, seed }, parseTaskOptions(task));
  const { difficulty, memory, wanted, names } = data.readTest(number - 1);
  print(bold(`${task.name}, ${task.title}, test, tape ${number}, length ${difficulty}`));
  print(dim(`generated from seed ${seed}`));
  const rows = memory.map((value, i) => [
    String(i),
    names[i]!,
    String(value),
    wanted[i] === null ? "" : String(wanted[i]),
  ]);
  print(...columns([["cell", "name", "holds", "wanted"], ...rows], new Set([0, 2, 3])));
}
