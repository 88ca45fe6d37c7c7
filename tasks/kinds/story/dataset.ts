import { sha256 } from "../../../engine/base/mod.ts";
import type { StoryDataset, StoryShape } from "./batch.ts";
import {
  questionsIn,
  readTaskStories,
  type TaskStories,
  type TaskTexts,
  unknownAnswers,
  wordsIn,
} from "./split.ts";
import type { Story } from "./reader.ts";
import { type Example, StoryExamples } from "./story_examples.ts";

/** Memory holds the most recent statements, up to a limit (Sukhbaatar et al. 2015, section 4). */
const MEMORY_SLOTS = 50;

/**
 * Makes numbers of the stories of one task, or of several tasks that share one vocabulary.
 *
 * The vocabulary is that of the training texts, its words numbered as they appear and word 0 the null
 * word; a test word outside it becomes null, an answer outside it cannot be given. Memory holds the
 * 50 most recent statements, the last told in slot 0; questions are not remembered. Validation are,
 * of each task, the stories of its own text for it, or else the last stories of the training text that
 * hold at least a tenth of its questions.
 * (For several tasks the authors' code draws a tenth of all questions; held out so, no task is missing
 * and no story is on both sides.)
 *
 * @throws {DataError} If a text breaks the format, or is a single story and so cannot be split.
 */
export function buildStoryDataset(texts: readonly TaskTexts[]): StoryDataset {
  const tasks = texts.map(readTaskStories);
  const training = tasks.flatMap(({ train, validation }) => [...train, ...validation]);
  const vocabulary = [...new Set(["", ...wordsIn(training)])];
  const ids = new Map(vocabulary.map((word, id) => [word, id]));
  const all = [...training, ...tasks.flatMap(({ test }) => test)];
  const questions = all.flatMap((story) => story.questions);
  const longest = (lengths: readonly number[]) => lengths.reduce((a, b) => Math.max(a, b), 1);
  const shape: StoryShape = {
    vocabularySize: vocabulary.length,
    memorySlots: Math.min(MEMORY_SLOTS, longest(questions.map(({ told }) => told))),
    statementWords: longest(
      all.flatMap(({ statements }) => statements.map(({ words }) => words.length)),
    ),
    questionWords: longest(questions.map(({ words }) => words.length)),
  };
  const part = (name: keyof TaskStories) => tasks.flatMap((stories) => examplesOf(stories[name]));
  const test = part("test");
  return {
    form: "finite",
    train: new StoryExamples(part("train"), shape, ids),
    difficulties: null,
    validation: new StoryExamples(part("validation"), shape, ids),
    test: new StoryExamples(test, shape, ids),
    parts: texts.map(({ task, validation: own }, i) => {
      const { train, validation, test } = tasks[i]!, held = questionsIn(validation);
      return {
        task,
        trainingQuestions: questionsIn(train) + held,
        ...own === undefined ? {} : { ownValidationQuestions: held },
        testQuestions: questionsIn(test),
      };
    }),
    unknownAnswers: unknownAnswers(tasks),
    digest: sha256(
      texts.flatMap(({ train, validation = [], test }) => [train, validation, test].flat())
        .join("\0"),
    ),
    shape,
    vocabulary,
    readTest(index) {
      const example = test[index];
      if (example === undefined) throw new RangeError(`Cannot read test question ${index}`);
      const { question } = example;
      const remembered = memoryOf(example, shape.memorySlots);
      return {
        statements: remembered.map(({ text }) => text),
        question: question.text,
        answer: question.answer,
        supports: question.supports
          .map((support) => remembered.findIndex(({ id }) => id === support))
          .filter((slot) => slot >= 0),
      };
    },
  };
}

function examplesOf(stories: readonly Story[]): Example[] {
  return stories.flatMap((story) => story.questions.map((question) => ({ story, question })));
}

/** The most recent statements first. */
function memoryOf({ story, question }: Example, slots: number): Story["statements"] {
  return story.statements.slice(Math.max(0, question.told - slots), question.told).toReversed();
}
