import { DataError, type DigitSource } from "../../../../tasks/mod.ts";
import { counted } from "../../../base/mod.ts";
import { showPath } from "../../paths.ts";
import { print, printError } from "../../print.ts";
import { columns } from "../../text.ts";

/**
 * Reads the files of the tasks about images, which have to be the original ones to the last byte.
 *
 * @returns The exit code: 0, or 1 if a file is missing or cannot be used.
 */
export async function verifyImages(
  sources: readonly DigitSource[],
  folder: string,
): Promise<number> {
  const rows: string[][] = [], problems: string[] = [];
  for (const source of sources) {
    try {
      const paths = await source.locate(folder), { train, test } = await source.read(paths);
      for (const [file, path] of Object.entries(paths)) {
        const { labels } = file.startsWith("train") ? train : test;
        const content = file.endsWith("Images") ? "image" : "label";
        rows.push([showPath(path), counted(labels.length, content), "original"]);
      }
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(error.message);
    }
  }
  print(...columns(rows, new Set([1])));
  for (const problem of problems) printError(problem);
  print(`${counted(rows.length, "file")} read; ${counted(problems.length, "problem")}`);
  return problems.length === 0 ? 0 : 1;
}
