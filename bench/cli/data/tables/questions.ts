import {
  parseTaskOptions,
  type TableQuestions,
  type TableSource,
  tableTasks,
} from "../../../../tasks/mod.ts";
import { UsageError } from "../../../base/mod.ts";
import type { DataOptions } from "../options.ts";

/** Both parts of a task, and what they are called. */
export interface NamedQuestions {
  readonly questions: TableQuestions;
  readonly paths: Readonly<Record<"train" | "test", string>>;
}

/**
 * Questions of a task: from its files in a folder, or generated.
 *
 * @throws {UsageError} If the task has no such level.
 * @throws {DataError} If a file cannot be read.
 */
export async function readOrGenerate(
  source: TableSource,
  folder: string | undefined,
  options: DataOptions,
): Promise<NamedQuestions> {
  if (folder === undefined) {
    const path = `generated from seed ${options.seed}`;
    return { questions: generateTables(source, options), paths: { train: path, test: path } };
  }
  const paths = await source.locate(folder);
  return { questions: await source.read(paths), paths };
}

/**
 * Questions of a task, generated.
 *
 * @throws {UsageError} If the task has no such level.
 */
export function generateTables(source: TableSource, options: DataOptions): TableQuestions {
  const { train, test, seed } = options, level = levelOf(source, options);
  return source.generate(
    { train, test, seed },
    parseTaskOptions(tableTasks[source.task]!, { level }),
  );
}

/**
 * The level that was chosen, or the highest.
 *
 * @throws {UsageError} If the task has no such level.
 */
export function levelOf(
  { task, level: highest }: TableSource,
  { level = highest }: Pick<DataOptions, "level">,
): TableSource["level"] {
  if (level >= 1 && level <= highest) return level as TableSource["level"];
  throw new UsageError(`Cannot use --level ${level}: ${task} has levels 1 to ${highest}`);
}
