import { readStories, type Story, type StorySource } from "../../../tasks/mod.ts";
import type { DataOptions } from "./options.ts";

/** The stories of a task, and what they are called. */
export interface Part {
  readonly path: string;
  readonly text: string;
  readonly stories: readonly Story[];
}

/**
 * Both parts of a task: from its files in a folder, or generated.
 *
 * @throws {DataError} If a file cannot be read.
 */
export async function readParts(
  source: StorySource,
  folder: string | undefined,
  { train, test, seed }: DataOptions,
): Promise<Readonly<Record<"train" | "test", Part>>> {
  const files = folder === undefined ? null : await source.locate(folder);
  const texts = files === null ? source.generate({ train, test, seed }) : await source.read(files);
  const part = (name: "train" | "test"): Part => {
    const path = files?.[name] ?? `generated from seed ${seed}`;
    return { path, text: texts[name], stories: readStories(texts[name], path) };
  };
  return { train: part("train"), test: part("test") };
}

/** Stories as their own texts: two stories are the same if these are. */
export function storyTexts(text: string): string[] {
  return text.split(/^(?=1 )/m).map((story) => story.replaceAll("\r", ""));
}
