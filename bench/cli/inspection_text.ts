import type { Inspection, StoryInspection, TableInspection } from "../trial/spec/mod.ts";
import { answerInWords, choicesOf, outcomeOf, rowsAmiss } from "../results/mod.ts";
import { columns } from "./text.ts";
import { bold, dim, type Line } from "./print.ts";

/** What there was to look at in a test question, as lines of text. */
export function inspectionText(inspection: Inspection): Line[] {
  return ["", ...linesOf(inspection)];
}

function linesOf(inspection: Inspection): Line[] {
  switch (inspection.kind) {
    case "attention":
      return attention(inspection);
    case "program":
      return program(inspection);
  }
}

const SHADES = " ░▒▓█";

/** A story with the attention that each hop paid to its statements, the most recent one last. */
function attention(
  { statements, question, answer, prediction, supports, attention }: StoryInspection,
): Line[] {
  const shade = (share: number) => SHADES[Math.ceil(share * (SHADES.length - 1) - 0.05)]!.repeat(2);
  const rows = statements.map((statement, slot) => [
    attention.map((hop) => shade(hop[slot] ?? 0)).join(" "),
    statement,
    supports.includes(slot) ? dim("supporting") : "",
  ]);
  return [
    bold(`attention, hop 1 to ${attention.length}`),
    ...columns(rows.reverse()),
    `${question} ${answer}; the model answered ${prediction}`,
  ];
}

/** The steps of a program, what each was chosen with, and what it left. */
function program(inspection: TableInspection): Line[] {
  const { question, meaning, columns: names, answer, prediction, right, words, steps } = inspection;
  const given = answerInWords(prediction, inspection), amiss = rowsAmiss(inspection);
  const rows = steps.map((step, i) => [
    String(i + 1),
    step.words,
    outcomeOf(inspection, i),
    dim(choicesOf(step, names).join("; ")),
  ]);
  return [
    bold(`program: ${words}`),
    question,
    ...meaning === null ? [] : [meaning],
    ...columns(rows),
    right
      ? `${given} is right`
      : `${given} is wrong: the answer is ${answerInWords(answer, inspection)}` +
        (amiss === "" ? "" : ` (${amiss})`),
  ];
}
