import { DataError, type FilePair, MissingFileError } from "./task.ts";

/** What files of text are called. */
export interface TextFileNames {
  /** In place of "txt". */
  readonly ending?: string;
  /** Whether a part of them is for validation: `STEM_valid.txt`, which need not be there. */
  readonly validation?: boolean;
}

/**
 * Finds `STEM_train.txt` and `STEM_test.txt`, or `.txt.gz`, in a folder.
 *
 * @param stem How names begin, `_*` for nothing, or for any text after an underscore: "qa1_*".
 * @throws {MissingFileError} If there is no such file.
 * @throws {DataError} If there is no such folder, or if two files claim to be the same.
 */
export async function locateTextFiles(
  folder: string,
  stem: string,
  { ending = "txt", validation = false }: TextFileNames = {},
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
  const wanted = (part: string) => `${stem}_${part}.${ending} or .${ending}.gz`;
  const find = (part: string): string | undefined => {
    const start = stem.replaceAll("_*", "(_.*)?");
    const pattern = new RegExp(`^${start}_${part}\\.${ending}(\\.gz)?$`);
    const found = names.filter((name) => pattern.test(name)).sort();
    if (found.length > 1) {
      const several = `There are several files ${wanted(part)}: ${found.join(", ")}`;
      throw new DataError(`${folder}: ${several}`);
    }
    return found[0] && `${folder.replace(/\/+$/, "")}/${found[0]}`;
  };
  const findNeeded = (part: string): string => {
    const found = find(part);
    if (found === undefined) {
      throw new MissingFileError(`${folder}: There is no file ${wanted(part)}`);
    }
    return found;
  };
  const pair = { train: findNeeded("train"), test: findNeeded("test") };
  const held = validation ? find("valid") : undefined;
  return held === undefined ? pair : { ...pair, validation: held };
}
