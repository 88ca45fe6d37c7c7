import type { DigitImages, DigitSource } from "../../../../tasks/mod.ts";
import type { DataOptions } from "../options.ts";

/** Both parts of a task, and what they are called. */
export interface NamedImages {
  readonly images: Readonly<Record<"train" | "test", DigitImages>>;
  readonly paths: Readonly<Record<"train" | "test", string>>;
}

/**
 * Images of a task: from its files in a folder, or drawn.
 *
 * @throws {DataError} If a file cannot be read.
 */
export async function readOrDraw(
  source: DigitSource,
  folder: string | undefined,
  { train, test, seed }: DataOptions,
): Promise<NamedImages> {
  if (folder === undefined) {
    const path = `generated from seed ${seed}`;
    return { images: source.draw({ train, test, seed }), paths: { train: path, test: path } };
  }
  const paths = await source.locate(folder);
  return {
    images: await source.read(paths),
    paths: { train: paths["trainImages"]!, test: paths["testImages"]! },
  };
}
