import { DataError, type FilePair, MissingFileError } from "./task.ts";

/**
 * Finds `STEM_train.txt` and `STEM_test.txt`, or `.txt.gz`, in a folder.
 *
 * @param stem How names begin, `*` for any text: "qa1_*".
 * @param ending In place of "txt".
 * @throws {MissingFileError} If there is no such file.
 * @throws {DataError} If there is no such folder, or if two files claim to be the same.
 */
export async function locateTextFiles(
  folder: string,
  stem: string,
  ending = "txt",
): Promise<FilePair> {
  const names: string[] = [];
  try {
    for await (const entry of Deno.readDir(folder)) names.push(entry.name);
  } catch (error) {
    const reason = error instanceof Deno.errors.NotFound
      ? "There is no such folder"
      : "The folder cannot be read";
    throw new DataError(`${folder}: ${reason}`);
  }
  const find = (part: "train" | "test"): string => {
    const pattern = new RegExp(`^${stem.replaceAll("*", ".*")}_${part}\\.${ending}(\\.gz)?$`);
    const found = names.filter((name) => pattern.test(name)).sort();
    if (found.length === 1) return `${folder.replace(/\/+$/, "")}/${found[0]}`;
    const wanted = `${stem}_${part}.${ending} or .${ending}.gz`;
    if (found.length === 0) throw new MissingFileError(`${folder}: There is no file ${wanted}`);
    throw new DataError(`${folder}: There are several files ${wanted}: ${found.join(", ")}`);
  };
  return { train: find("train"), test: find("test") };
}
