import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import {
  DataError,
  MissingFileError,
  type StoryDataset,
  type Task,
  type TaskFiles,
} from "../task.ts";
import { buildDataset } from "./dataset.ts";
import { generateStories, generators } from "./generators/mod.ts";
import { publishedResults } from "./published.ts";
import { readTextFile } from "./text_file.ts";

/** The tasks in their order. */
const titles = [
  "single supporting fact",
  "two supporting facts",
  "three supporting facts",
  "two-argument relations",
  "three-argument relations",
  "yes/no questions",
  "counting",
  "lists and sets",
  "simple negation",
  "indefinite knowledge",
  "basic coreference",
  "conjunction",
  "compound coreference",
  "time reasoning",
  "basic deduction",
  "basic induction",
  "positional reasoning",
  "size reasoning",
  "path finding",
  "agents' motivations",
] as const;

/** A task about stories. */
export type StoryTask = Task<StoryDataset> & { readonly kind: "story" };

function babiTask(number: number, title: string): StoryTask {
  const name = `babi-qa${number}`;
  const generator = generators[number]!;
  return {
    name,
    title,
    version: 1,
    kind: "story",
    collection: "babi",
    // A task counts as failed above 5 % (Weston et al. 2015, arXiv 1502.05698).
    targetError: 0.05,
    published: publishedResults(number),
    generate({ seed, train, test }) {
      const random = new RandomStream(streamKey(seed, "data")).derive(name);
      return buildDataset({
        train: generateStories(generator, train, random.derive("train")),
        test: generateStories(generator, test, random.derive("test")),
        trainPath: `${name} (generated, train)`,
        testPath: `${name} (generated, test)`,
      });
    },
    locate: (folder) => locate(number, folder),
    async read({ train, test }) {
      return buildDataset({
        train: await readTextFile(train),
        test: await readTextFile(test),
        trainPath: train,
        testPath: test,
      });
    },
  };
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
  titles.map((title, i) => babiTask(i + 1, title)).map((task) => [task.name, task]),
);
