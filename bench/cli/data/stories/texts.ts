import {
  readStories,
  readTexts,
  type Story,
  type StorySource,
  type TextPaths,
  type Texts,
} from "../../../../tasks/mod.ts";
import type { DataOptions } from "../options.ts";

/** The stories of a file, or of a text that was generated, and what it is called. */
export interface Part {
  readonly path: string;
  readonly text: string;
  readonly stories: readonly Story[];
}

/** What a task has of them; stories for validation only where they are in a file of their own. */
export interface Parts {
  readonly train: Part;
  readonly validation?: Part;
  readonly test: Part;
}

/**
 * The parts of a task: from its files in a folder, or generated.
 *
 * @throws {DataError} If a file cannot be read.
 */
export async function readParts(
  source: StorySource,
  folder: string | undefined,
  { train, test, seed }: DataOptions,
): Promise<Parts> {
  if (folder !== undefined) {
    const files = await source.locate(folder);
    return partsOf(await readTexts(files), files);
  }
  const path = `generated from seed ${seed}`;
  return partsOf(source.generate({ train, test, seed }), { train: path, test: path });
}

/**
 * Reads the stories of texts.
 *
 * @throws {DataError} With file and line, if one breaks the format.
 */
export function partsOf(texts: Texts, files: TextPaths): Parts {
  const part = (text: string, path: string): Part => ({
    path,
    text,
    stories: readStories(text, path),
  });
  const { validation } = texts;
  return {
    train: part(texts.train, files.train),
    ...validation === undefined ? {} : { validation: part(validation, files.validation!) },
    test: part(texts.test, files.test),
  };
}

/** A line of a story. */
export interface StoryLine {
  readonly id: number;
  readonly text: string;
  /** Null for a statement. */
  readonly asked: { readonly answer: string; readonly supports: readonly number[] } | null;
}

/** The lines of a story, in their order. */
export function linesOf({ statements, questions }: Story): StoryLine[] {
  return [
    ...statements.map(({ id, text }) => ({ id, text, asked: null })),
    ...questions.map(({ id, text, answer, supports }) => ({
      ...{ id, text },
      asked: { answer, supports },
    })),
  ].sort((a, b) => a.id - b.id);
}

/** Two stories are the same if these are. */
export function storyKey(story: Story): string {
  return JSON.stringify(linesOf(story));
}
