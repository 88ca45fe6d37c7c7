import { counted } from "../base/mod.ts";
import type { ResultFile } from "./result_file.ts";

/** Whether a result is of a run that was planned to confirm an earlier one: made with `--confirm`. */
export function isConfirmatory({ command }: Pick<ResultFile, "command">): boolean {
  return command.includes("--confirm");
}

/** What such a result is, in a sentence; null of any other. */
export function confirmatoryWords(result: Pick<ResultFile, "command" | "seeds">): string | null {
  if (!isConfirmatory(result)) return null;
  return `A confirmatory run: its ${
    counted(result.seeds.length, "seed")
  } were in no earlier result of the suite in its folder, ` +
    "and what it says is from them alone.";
}
