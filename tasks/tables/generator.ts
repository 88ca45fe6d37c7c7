import type { RandomStream } from "../../engine/base/mod.ts";
import type { TableQuestion, TableQuestions } from "../kinds/table/mod.ts";
import { formsOf } from "./forms.ts";
import { columnNames, drawQuestion, type QuestionStyle, testSizes } from "./question.ts";
import { type Level, templatesOf } from "./templates.ts";
import { textWords } from "./text_words.ts";
import { trainingDraw, type TrainingOptions } from "./training.ts";

/** Which questions are generated. */
export interface TableOptions extends TrainingOptions {
  readonly level: Level;
  /** "drawn" where nothing is said. */
  readonly testing?: Testing;
}

export const testings = ["drawn", "templates"] as const;

/**
 * What a test asks: templates drawn as often as each other; or, as in the paper, each form of each template
 * once, in random order, and of more forms than there are to be questions some at random.
 */
export type Testing = typeof testings[number];

/**
 * A test question has this before the name of its part if no question of the training part has its
 * template and form. (A tenth of that part is held out for validation.)
 */
export const UNSEEN = "unseen: ";

/**
 * Questions after templates drawn at random, each about a table of its own: a function of the stream's
 * key, the part and the question's index, but for what is unseen.
 *
 * @throws {RangeError} If a count is not a positive integer, or the share is not over 0 and at most 1.
 * @throws {DataError} If the share leaves no template.
 */
export function generateQuestions(
  style: QuestionStyle,
  { level, testing = "drawn", ...options }: TableOptions,
  counts: { readonly train: number; readonly test: number },
  random: RandomStream,
): Omit<TableQuestions, "digest"> {
  const { numericColumns, textColumns, variety } = style;
  const all = templatesOf(level, numericColumns, textColumns);
  const ask = trainingDraw(all, style, options, random.derive("templates"));
  const train = drawEach("train", counts.train, random, (own) => {
    const { template, form, sizes } = ask(own);
    return drawQuestion(template, style, sizes, own, form);
  });
  const forms = testing === "drawn"
    ? null
    : random.derive("testing").shuffled(formsOf(all, variety)).slice(0, counts.test);
  const seen = new Set(train.map(wordingOf));
  const test = drawEach("test", forms?.length ?? counts.test, random, (own, i) => {
    const { template, form } = forms?.[i] ?? { template: own.pick(all), form: undefined };
    const question = drawQuestion(template, style, testSizes, own, form);
    return seen.has(wordingOf(question)) ? question : { ...question, part: UNSEEN + question.part };
  });
  return {
    columns: columnNames(numericColumns, textColumns),
    numericColumns,
    textWords: textColumns > 0 ? textWords : [],
    train,
    test,
  };
}

/** The questions of a part, each from a stream of its own. */
function drawEach(
  part: "train" | "test",
  count: number,
  random: RandomStream,
  draw: (own: RandomStream, i: number) => TableQuestion,
): TableQuestion[] {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`Cannot generate ${count} questions`);
  }
  const stream = random.derive(part);
  return Array.from({ length: count }, (_, i) => draw(stream.derive(i), i));
}

/** A question without its numbers: each form of a template has another. */
export function wordingOf({ words }: Pick<TableQuestion, "words">): string {
  return words.join(" ");
}
