import type { Details } from "../../../models/mod.ts";
import { counted, percent } from "../../base/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { countSolved, mean } from "../../results/statistics/mod.ts";
import { solvedText } from "../../results/tables/mod.ts";
import { contrastsOf } from "../comparisons.ts";
import { hasEnded } from "../has_ended.ts";

/** What is said where no pair of trials has ended with numbers. */
export function noAnswer(result: ResultFile): Details {
  const { verdict, text } = wordsFor(result);
  return [{ kind: "text", role: "answer", words: [{ strong: verdict }, ` ${text}`] }];
}

function wordsFor(result: ResultFile): { readonly verdict: string; readonly text: string } {
  const { variants } = result, [first] = variants;
  if (contrastsOf(result).length > 0) {
    return {
      verdict: hasEnded(result) ? "No answer:" : "No answer yet:",
      text: "no pair of trials, a variant and its reference on the same workload and seed, has " +
        "ended with numbers.",
    };
  }
  return {
    verdict: "Nothing to compare:",
    text: variants.length === 1
      ? `${first!.name} is the only variant. ${level(result)}`
      : `none of the ${variants.length} variants has a reference.`,
  };
}

/** How well the only variant did. */
function level(result: ResultFile): string {
  const { workloads, trials } = result;
  const errors = trials.flatMap(({ metrics }) => metrics?.testError.value ?? []);
  if (errors.length === 0) {
    return `No trial has ended with numbers${hasEnded(result) ? "" : " yet"}.`;
  }
  return `Its mean test error was ${percent(mean(errors))} over ${
    counted(errors.length, "trial")
  } on ${counted(workloads.length, "workload")}; solved: ${solvedText(countSolved(trials))}.`;
}
