import { type TableQuestions, type TableSource, writeQuestion } from "../../../../tasks/mod.ts";
import type { DataOptions, FilesToWrite } from "../options.ts";
import { generateTables, levelOf } from "./questions.ts";

/**
 * The files of the tasks about tables that were chosen.
 *
 * @throws {UsageError} If there is no such task or level.
 */
export function tableFiles(
  sources: readonly TableSource[],
  options: DataOptions,
): FilesToWrite[] {
  // Nothing is written when one of them has no such level.
  for (const source of sources) levelOf(source, options);
  return sources.map((source) => ({
    fileNames: source.fileNames,
    make() {
      const questions = generateTables(source, options);
      return { train: textOf(questions, "train"), test: textOf(questions, "test") };
    },
  }));
}

function textOf(questions: TableQuestions, part: "train" | "test"): string {
  return questions[part].map((question) => writeQuestion(question, questions)).join("");
}
