import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import {
  DataError,
  type GeneratedData,
  MissingFileError,
  type StoryDataset,
  type Task,
  type TaskFiles,
} from "../task.ts";
import { buildDataset } from "./dataset.ts";
import { generateStories, generators } from "./generators/mod.ts";
import { publishedResults } from "./published.ts";
import { readTextFile } from "./text_file.ts";

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

/** The text of each part of a task. */
export interface Texts {
  readonly train: string;
  readonly test: string;
}

/** A task about stories. */
export interface StoryTask extends Task<StoryDataset> {
  readonly kind: "story";
  /** From 1 to 20. */
  readonly number: number;
  /** What files are called, by part, without the folder. */
  readonly fileNames: TaskFiles;
  /** What `generate` reads: stories in the official format. */
  generateTexts(data: GeneratedData): Texts;
  /**
   * Reads the files as they are.
   *
   * @throws {DataError} If one cannot be read.
   */
  readTexts(files: TaskFiles): Promise<Texts>;
}

function babiTask(number: number, title: string, slug: string): StoryTask {
  const name = `babi-qa${number}`;
  const generator = generators[number]!;
  const generateTexts = ({ seed, train, test }: GeneratedData): Texts => {
    const random = new RandomStream(streamKey(seed, "data")).derive(name);
    const training = generateStories(generator, train, random.derive("train"));
    const known = new Set(training);
    const others = generateStories(generator, test, random.derive("test"), known);
    return { train: training.join(""), test: others.join("") };
  };
  return {
    name,
    title,
    version: 1,
    kind: "story",
    collection: "babi",
    // A task counts as failed above 5 % (Weston et al. 2015, arXiv 1502.05698).
    targetError: 0.05,
    published: publishedResults(number),
    number,
    fileNames: { train: `qa${number}_${slug}_train.txt`, test: `qa${number}_${slug}_test.txt` },
    generate(data) {
      const part = (part: string) => `${name} (generated, ${part})`;
      return buildDataset({
        ...generateTexts(data),
        trainPath: part("train"),
        testPath: part("test"),
      });
    },
    generateTexts,
    locate: (folder) => locate(number, folder),
    async read(files) {
      return buildDataset({
        ...await readTexts(files),
        trainPath: files.train,
        testPath: files.test,
      });
    },
    readTexts,
  };
}

async function readTexts({ train, test }: TaskFiles): Promise<Texts> {
  return { train: await readTextFile(train), test: await readTextFile(test) };
}

/** Finds `qa{N}_*_{train,test}.txt`, or `.txt.gz`, in a folder. */
async function locate(number: number, folder: string): Promise<TaskFiles> {
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
    const pattern = new RegExp(`^qa${number}_.*_${part}\\.txt(\\.gz)?$`);
    const found = names.filter((name) => pattern.test(name)).sort();
    if (found.length === 1) return `${folder.replace(/\/+$/, "")}/${found[0]}`;
    const wanted = `qa${number}_*_${part}.txt or .txt.gz`;
    if (found.length === 0) throw new MissingFileError(`${folder}: There is no file ${wanted}`);
    throw new DataError(`${folder}: There are several files ${wanted}: ${found.join(", ")}`);
  };
  return { train: find("train"), test: find("test") };
}

/** The twenty bAbI tasks, by name: babi-qa1 to babi-qa20. */
export const babiTasks: Readonly<Record<string, StoryTask>> = Object.fromEntries(
  titles.map(([title, slug], i) => babiTask(i + 1, title, slug)).map((task) => [task.name, task]),
);
