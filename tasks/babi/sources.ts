import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import type { FilePair, GeneratedData } from "../task.ts";
import { generateStories, generators } from "./generators/mod.ts";
import { checkGeneratedCounts } from "../generated_counts.ts";
import { locateTextFiles } from "../locate_text_files.ts";
import { readTextFile } from "../text_file.ts";

/** The tasks in their order: title, and what the released files are called. */
const titles = [
  ["single supporting fact", "single-supporting-fact"],
  ["two supporting facts", "two-supporting-facts"],
  ["three supporting facts", "three-supporting-facts"],
  ["two-argument relations", "two-arg-relations"],
  ["three-argument relations", "three-arg-relations"],
  ["yes/no questions", "yes-no-questions"],
  ["counting", "counting"],
  ["lists and sets", "lists-sets"],
  ["simple negation", "simple-negation"],
  ["indefinite knowledge", "indefinite-knowledge"],
  ["basic coreference", "basic-coreference"],
  ["conjunction", "conjunction"],
  ["compound coreference", "compound-coreference"],
  ["time reasoning", "time-reasoning"],
  ["basic deduction", "basic-deduction"],
  ["basic induction", "basic-induction"],
  ["positional reasoning", "positional-reasoning"],
  ["size reasoning", "size-reasoning"],
  ["path finding", "path-finding"],
  ["agents' motivations", "agents-motivations"],
] as const;

/** The text of each part of the data. */
export interface Texts {
  readonly train: string;
  readonly test: string;
  /** Missing where some of the training questions are to be held out. */
  readonly validation?: string;
}

/** Where the stories of one of the twenty tasks come from. */
export interface StorySource {
  /** The task's name: "babi-qa1". */
  readonly task: string;
  /** From 1 to 20. */
  readonly number: number;
  /** What is asked, in a few words: "single supporting fact". */
  readonly title: string;
  /** What files are called, without the folder. */
  readonly fileNames: FilePair;
  /**
   * Makes stories in the official format. Test stories are others than the training stories, where the
   * task has enough of them.
   *
   * @throws {RangeError} If a count is not a positive integer.
   * @throws {DataError} If there are to be too many.
   */
  generate(data: GeneratedData): Texts;
  /**
   * Finds `qa{N}_*_train.txt` and `qa{N}_*_test.txt`, or `.txt.gz`, in a folder; of the releases that
   * are split already `qa{N}_train.txt`, `qa{N}_valid.txt` and `qa{N}_test.txt`.
   *
   * @throws {MissingFileError} If there is no such file.
   * @throws {DataError} If there is no such folder, or if two files claim to be the same.
   */
  locate(folder: string): Promise<FilePair>;
  /**
   * Reads the files as they are.
   *
   * @throws {DataError} If one cannot be read.
   */
  read(files: FilePair): Promise<Texts>;
}

function storySource(number: number, title: string, slug: string): StorySource {
  const task = `babi-qa${number}`;
  const generator = generators[number]!;
  return {
    task,
    number,
    title,
    fileNames: { train: `qa${number}_${slug}_train.txt`, test: `qa${number}_${slug}_test.txt` },
    generate({ seed, train, test }) {
      checkGeneratedCounts(task, { seed, train, test });
      const random = new RandomStream(streamKey(seed, "data")).derive(task);
      const training = generateStories(generator, train, random.derive("train"));
      const known = new Set(training);
      const others = generateStories(generator, test, random.derive("test"), known);
      return { train: training.join(""), test: others.join("") };
    },
    locate: (folder) => locateTextFiles(folder, `qa${number}_*`, { validation: true }),
    async read({ train, test, validation }) {
      return {
        train: await readTextFile(train),
        test: await readTextFile(test),
        ...validation === undefined ? {} : { validation: await readTextFile(validation) },
      };
    },
  };
}

/** The twenty, in their order. */
export const storySources: readonly StorySource[] = titles.map(([title, slug], i) =>
  storySource(i + 1, title, slug)
);
