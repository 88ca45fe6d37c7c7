import type { RandomStream } from "../../engine/base/mod.ts";
import type { TableQuestion, TableQuestions } from "../kinds/table/mod.ts";
import { DataError } from "../task.ts";
import {
  columnNames,
  drawQuestion,
  type QuestionStyle,
  type TableSizes,
  testSizes,
  textWords,
  trainingSizes,
} from "./question.ts";
import { type Level, type Template, templatesOf } from "./templates.ts";

/** Which questions are generated. */
export interface TableOptions {
  readonly level: Level;
  /** The share of the templates that training questions are made of; test questions are of all. */
  readonly trainingShare: number;
  /** What is drawn for training; "templates" where nothing is said. */
  readonly balance?: Balance;
}

/**
 * What is drawn as often as any other for training: a kind of question and then a template of it; a
 * category and then a template of it, as in the paper, so that of one column a quarter of the questions
 * are differences; or a template. Of five columns 5 of 11 templates ask for a sum and only 1 for a count.
 * For test questions templates are drawn.
 */
export type Balance = "kinds" | "categories" | "templates";

/** What templates of one group have in common, by what is drawn. */
const groupOf: Readonly<Record<Balance, (template: Template) => string>> = {
  kinds: ({ kind }) => kind,
  categories: ({ category }) => category,
  templates: () => "",
};

export const balances = Object.keys(groupOf) as readonly Balance[];

/** A part of the test that training shows nothing of has this before its name. */
export const UNSEEN = "unseen: ";

/**
 * Questions after templates drawn at random, each about a table of its own: a function of the stream's
 * key, the part and the question's index.
 *
 * @throws {RangeError} If a count is not a positive integer, or the share is not over 0 and at most 1.
 * @throws {DataError} If the share leaves no template.
 */
export function generateQuestions(
  style: QuestionStyle,
  { level, trainingShare, balance = "templates" }: TableOptions,
  counts: { readonly train: number; readonly test: number },
  random: RandomStream,
): Omit<TableQuestions, "digest"> {
  if (!(trainingShare > 0 && trainingShare <= 1)) {
    throw new RangeError(`Cannot train on a share of ${trainingShare} of the templates`);
  }
  const all = templatesOf(level, style.numericColumns, style.textColumns);
  const known = random.derive("templates").shuffled(all)
    .slice(0, Math.round(trainingShare * all.length));
  const seen = new Set(known);
  if (known.length === 0) {
    throw new DataError(`Cannot train on a share of ${trainingShare} of ${all.length} templates`);
  }
  /** Groups that are drawn as often as each other, of templates that are. */
  const groups = (templates: readonly Template[], balance: Balance) => [
    ...Map.groupBy(templates, groupOf[balance]).values(),
  ];
  const draw = (
    part: "train" | "test",
    templates: readonly (readonly Template[])[],
    sizes: TableSizes,
  ) => {
    const stream = random.derive(part), count = counts[part];
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new RangeError(`Cannot generate ${count} questions`);
    }
    return Array.from({ length: count }, (_, i): TableQuestion => {
      const own = stream.derive(i);
      const template = own.pick(templates.length === 1 ? templates[0]! : own.pick(templates));
      const question = drawQuestion(template, style, sizes, own);
      return !seen.has(template) ? { ...question, part: UNSEEN + question.part } : question;
    });
  };
  const { numericColumns, textColumns } = style;
  return {
    columns: columnNames(numericColumns, textColumns),
    numericColumns,
    textWords: textColumns > 0 ? textWords : [],
    train: draw("train", groups(known, balance), trainingSizes),
    test: draw("test", groups(all, "templates"), testSizes),
  };
}
