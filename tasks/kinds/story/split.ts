import type { UnknownAnswers } from "../../dataset.ts";
import { DataError } from "../../task.ts";
import { readStories, type Story } from "./reader.ts";

/** The texts of a task, and what errors call them. */
export interface TaskTexts {
  /** The task's name. */
  readonly task: string;
  readonly train: string;
  /** Without it, some of the training text is held out. */
  readonly validation?: string | undefined;
  readonly test: string;
  /** Of files; generated texts need none. */
  readonly trainPath?: string | undefined;
  readonly validationPath?: string | undefined;
  readonly testPath?: string | undefined;
}

/** The stories of a task, read and split. */
export interface TaskStories {
  readonly train: readonly Story[];
  readonly validation: readonly Story[];
  readonly test: readonly Story[];
}

/**
 * Reads and splits the stories of a task. Where no text is given for validation, it is the last stories
 * of the training text that hold at least a tenth of its questions.
 *
 * @throws {DataError} If a text breaks the format, or is a single story and so cannot be split.
 */
export function readTaskStories(texts: TaskTexts): TaskStories {
  const { trainPath = `${texts.task} (generated, train)` } = texts;
  const { testPath = `${texts.task} (generated, test)` } = texts;
  const train = readStories(texts.train, trainPath), test = readStories(texts.test, testPath);
  if (texts.validation === undefined) return { ...split(train, trainPath), test };
  const path = texts.validationPath ?? trainPath;
  return { train, validation: readStories(texts.validation, path), test };
}

function split(stories: readonly Story[], path: string): Omit<TaskStories, "test"> {
  const asked = questionsIn(stories);
  let first = stories.length, held = 0;
  while (held * 10 < asked) held += stories[--first]!.questions.length;
  if (held === asked) {
    throw new DataError(`${path}: There are too few stories to hold some out for validation`);
  }
  return { train: stories.slice(0, first), validation: stories.slice(first) };
}

/** How many questions stories ask. */
export function questionsIn(stories: readonly Story[]): number {
  return stories.reduce((sum, { questions }) => sum + questions.length, 0);
}

/** Every word of statements and questions, and every answer, as they appear. */
export function wordsIn(stories: readonly Story[]): Set<string> {
  const words = new Set<string>();
  for (const { statements, questions } of stories) {
    for (const statement of statements) statement.words.forEach((word) => words.add(word));
    for (const question of questions) {
      question.words.forEach((word) => words.add(word));
      words.add(question.answer);
    }
  }
  return words;
}

/** Counts the answers that the training stories of some tasks, which share one vocabulary, do not show. */
export function unknownAnswers(tasks: readonly TaskStories[]): UnknownAnswers {
  const known = wordsIn(tasks.flatMap(({ train }) => train));
  const count = (part: "validation" | "test") => {
    const questions = tasks.flatMap((stories) => stories[part])
      .flatMap((story) => story.questions);
    return {
      unknown: questions.filter(({ answer }) => !known.has(answer)).length,
      total: questions.length,
    };
  };
  return { validation: count("validation"), test: count("test") };
}
