/** What a command that ends with a result says of it. */

import { detailsMarkdown, headline, headlineInWords, promisesInWords } from "../report/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import { machinesText } from "../results/tables/mod.ts";
import type { TrialResult } from "../trial/spec/mod.ts";
import { READABLE } from "./details_text.ts";
import { bold, type Line, red } from "./print.ts";
import {
  resultLines,
  searchForTerminal,
  successesForTerminal,
  summaryForTerminal,
} from "./table.ts";
import { wrapped } from "./text.ts";

/** The table of a result, its question and the answers. */
export function resultText(result: ResultFile, width: number): Line[] {
  const [question, ...answers] = headlineInWords(result), readable = Math.min(width, READABLE);
  return [
    ...resultLines(result, width),
    "",
    ...wrapped(question!, 0, readable).map(bold),
    ...answers.flatMap((answer) => wrapped(answer, 0, readable)),
    ...promisesInWords(result).flatMap((line) => wrapped(line, 0, readable)),
    ...severalMachines(result).flatMap((line) => wrapped(line, 0, readable)),
  ];
}

/** A line for each trial that failed. */
export function failureLines({ trials }: { readonly trials: readonly TrialResult[] }): Line[] {
  return trials.filter(({ status }) => status === "failed").map((trial) =>
    red(`${trial.workload} ${trial.variant} seed ${trial.seed} failed: ${trial.message}`)
  );
}

/** The answer and the table, for the page of a GitHub Actions job. */
export function jobSummary(result: ResultFile): string {
  const { question, answers } = headline(result);
  return detailsMarkdown([
    { kind: "text", role: "heading", words: `gradnoise ${result.suite.name}` },
    { kind: "text", words: question },
    ...answers.filter(({ kind }) => kind === "text"),
    { kind: "table", table: summaryForTerminal(result) },
    ...promisesInWords(result).map((words) => ({ kind: "text" as const, words })),
    ...[...searchForTerminal(result), ...successesForTerminal(result)].map((table) => ({
      kind: "table" as const,
      table,
    })),
    ...severalMachines(result).map((words) => ({ kind: "text" as const, words })),
  ]);
}

/** Where trials ran, if they did on more than one machine: a reader takes one for granted. */
function severalMachines(result: ResultFile): string[] {
  return result.machines.length < 2 ? [] : [`Made on ${machinesText(result)}`];
}
