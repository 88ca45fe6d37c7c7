import {
  type Answer,
  type DatasetPart,
  isRightAnswer,
  meaningOf,
  operationNames,
  type TableBatch,
  type TableDataset,
} from "../../tasks/mod.ts";
import type { TableAnswer, TableInspection } from "./inspection_schema.ts";
import type { NeuralProgrammer } from "./neural_programmer.ts";
import type { InspectedStep, ProgramInspection } from "./program_inspection.ts";

/** What is asked of the model. */
export type Answering = Pick<NeuralProgrammer, "inspect">;

/** Questions that are kept of a trial. */
const QUESTIONS = 6;

/** A table with more cells is not kept: results are to be of a size that can be sent about. */
const MOST_CELLS = 2000;

/** As many test questions are answered at a time while one is searched that was answered wrong. */
const SEARCHED = 100;

/**
 * Programs for a few test questions, each after another template, with tables that are not too large. If
 * the model answers any question wrong, one such is among them.
 */
export function chooseTables(
  model: Answering,
  dataset: TableDataset,
): TableInspection[] {
  const { parts, columns } = dataset, starts = startsOf(parts);
  const chosen = choose(parts, starts);
  const all = chosen.map((index) => inspectOne(model, dataset, index));
  if (all.every(({ right }) => right)) {
    const wrong = firstWrong(model, dataset);
    if (wrong !== null) {
      // It takes the place of the question of its own part, or of the last one.
      const part = starts.findLast((start) => start <= wrong)!;
      const place = chosen.indexOf(part);
      all[place === -1 ? all.length - 1 : place] = inspectOne(model, dataset, wrong);
    }
  }
  return all.filter(({ rows }) => rows.length * columns.length <= MOST_CELLS);
}

/** The first test question of each part. */
export function startsOf(parts: readonly DatasetPart[]): number[] {
  let next = 0;
  return parts.map(({ testQuestions }) => {
    const start = next;
    next += testQuestions;
    return start;
  });
}

/** The first questions of some parts: of each length of a kind's name one, then another. */
function choose(parts: readonly DatasetPart[], starts: readonly number[]): number[] {
  const length = (part: number) => parts[part]!.task.split(" ").length;
  const groups = [...Map.groupBy(parts.keys(), length)].toSorted(([a], [b]) => a - b);
  const longest = Math.max(...groups.map(([, own]) => own.length));
  return Array.from({ length: longest }, (_, nth) => groups.flatMap(([, own]) => own[nth] ?? []))
    .flat().slice(0, QUESTIONS)
    .toSorted((one, other) => length(one) - length(other) || one - other)
    .map((part) => starts[part]!);
}

/** The first test question that is answered wrong; null if there is none. */
function firstWrong(model: Answering, dataset: TableDataset): number | null {
  const { test } = dataset;
  for (let start = 0; start < test.length; start += SEARCHED) {
    const size = Math.min(SEARCHED, test.length - start);
    const batch = test.batch(Array.from({ length: size }, (_, i) => start + i));
    const wrong = programs(model, batch, dataset)
      .findIndex((program, b) => !isRight(batch, b, program));
    if (wrong !== -1) return start + wrong;
  }
  return null;
}

function programs(model: Answering, batch: TableBatch, dataset: TableDataset) {
  return model.inspect(batch, dataset);
}

/** Whether a program answers question b of a batch right. */
export function isRight(batch: TableBatch, b: number, { answer }: ProgramInspection): boolean {
  if (answer === null) return false;
  return isRightAnswer(
    batch,
    b,
    answer.kind === "scalar" ? answer : { ...answer, selected: answer.selected.map(Number) },
  );
}

function inspectOne(
  model: Answering,
  dataset: TableDataset,
  index: number,
): TableInspection {
  const batch = dataset.test.batch([index]);
  const [program] = programs(model, batch, dataset);
  const { question, columns, rows } = dataset.readTest(index);
  const { answer, words, steps } = program!;
  return {
    kind: "program",
    question,
    meaning: meaningOf(question),
    columns: [...columns],
    rows: rows.map((row) => [...row]),
    answer: rightAnswer(batch),
    prediction: answer === null ? null : toJson(answer),
    right: isRight(batch, 0, program!),
    words,
    steps: steps.map(stepToJson),
  };
}

/** Of a batch of one question. */
function rightAnswer({ isScalar, scalars, answerColumns, answerRows }: TableBatch): TableAnswer {
  return isScalar[0] === 1
    ? { kind: "scalar", value: finite(scalars[0]!) }
    : { kind: "cells", column: answerColumns[0]!, rows: rowsOf([...answerRows].map(Boolean)) };
}

function toJson(answer: Answer): TableAnswer {
  switch (answer.kind) {
    case "scalar":
      return { kind: "scalar", value: finite(answer.value) };
    case "cells":
      return { kind: "cells", column: answer.column, rows: rowsOf(answer.selected) };
  }
}

function stepToJson(
  { operation, column, words, operationWeights, columnWeights, selected, scalar }: InspectedStep,
): TableInspection["steps"][0] {
  return {
    operation,
    column,
    words,
    operations: Object.fromEntries(
      operationNames.map((name, i) => [name, fourDigits(operationWeights[i]!)]),
    ),
    columns: columnWeights.map(fourDigits),
    selected: rowsOf(selected),
    value: scalar === null ? null : finite(scalar),
  };
}

function rowsOf(selected: readonly boolean[]): number[] {
  return selected.flatMap((is, row) => is ? row : []);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** Digits after the point: nobody reads more of a probability. */
function fourDigits(weight: number): number {
  return Math.min(1, Number(weight.toFixed(4)));
}
