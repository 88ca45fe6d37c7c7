import type { TableQuestion, TableQuestions } from "../kinds/table/mod.ts";
import { wordingOf } from "./generator.ts";
import { interpret } from "./interpreter.ts";
import { programFinder } from "./program.ts";
import { isRightNumber } from "./score.ts";

/** Fewest and most, or lowest and highest. */
export type Range = readonly [number, number];

/** What questions are made of. */
export interface TableStatistics {
  readonly questions: number;
  /** Different ones that a question was made after, each form of one counted. */
  readonly templates: number;
  readonly kinds: number;
  /** Questions that no template asks. */
  readonly others: number;
  /** Words of the longest question. */
  readonly longest: number;
  readonly rows: Range;
  readonly cells: Range;
  /** Questions whose answer is a number, and those whose answer is cells. */
  readonly scalars: number;
  readonly selections: number;
  /** Answers in cells that select nothing. */
  readonly empty: number;
  /** The first question whose answer is another than its program's, from 0; null if there is none. */
  readonly wrong: number | null;
  /** How many such questions there are. */
  readonly wrongAnswers: number;
}

/** Measures questions, and works out their answers again. */
export function tableStatistics(
  questions: readonly TableQuestion[],
  data: Pick<TableQuestions, "columns" | "numericColumns" | "textWords">,
): TableStatistics {
  const programOf = programFinder(data);
  const templates = new Set<string>(), kinds = new Set<string>();
  let others = 0, longest = 0, scalars = 0, empty = 0;
  let wrong: number | null = null, wrongAnswers = 0;
  let fewest = Infinity, most = 0, lowest = Infinity, highest = -Infinity;
  for (const [i, question] of questions.entries()) {
    const { part, words, table, answer } = question, program = programOf(question);
    kinds.add(part);
    longest = Math.max(longest, words.length);
    fewest = Math.min(fewest, table.rows);
    most = Math.max(most, table.rows);
    for (const column of table.numbers) {
      for (let row = 0; row < column.length; row++) {
        lowest = Math.min(lowest, column[row]!);
        highest = Math.max(highest, column[row]!);
      }
    }
    if (answer.kind === "scalar") scalars += 1;
    else if (!answer.selected.includes(true)) empty += 1;
    if (program === null) {
      others += 1;
      continue;
    }
    templates.add(wordingOf(question));
    const worked = interpret(program.template.steps, program.operands, table).answer!;
    if (sameAnswer(answer, worked)) continue;
    wrong ??= i;
    wrongAnswers += 1;
  }
  return {
    ...{ questions: questions.length, templates: templates.size, kinds: kinds.size, others },
    ...{ longest, rows: [fewest, most], cells: [lowest, highest] },
    ...{ scalars, selections: questions.length - scalars, empty, wrong, wrongAnswers },
  };
}

/**
 * The share of the templates of test questions, each form of one counted, that training questions were made
 * after, too. Questions of any origin have one, as it is the share of their wordings.
 */
export function seenShare(
  { train, test }: Pick<TableQuestions, "train" | "test">,
): number {
  const shown = new Set(train.map(wordingOf)), asked = new Set(test.map(wordingOf));
  return asked.intersection(shown).size / asked.size;
}

/** As a network's answer is scored: a number may be off a little. */
function sameAnswer(given: TableQuestion["answer"], right: TableQuestion["answer"]): boolean {
  if (given.kind === "scalar") {
    return right.kind === "scalar" && isRightNumber(right.value, given.value);
  }
  return right.kind === "cells" && right.selected.every((is, row) => is === given.selected[row]) &&
    (right.column === given.column || !right.selected.includes(true));
}
