import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import { locateTexts } from "../files/mod.ts";
import { checkGeneratedCounts } from "../generated_counts.ts";
import type { StorySource } from "../kinds/story/mod.ts";
import { generateStories, generators } from "./generators/mod.ts";

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
    // The releases that are split already have files for validation, and no titles in their names.
    locate: (folder) => locateTexts(folder, `qa${number}_*`, { validation: true }),
  };
}

/** The twenty, in their order. */
export const storySources: readonly StorySource[] = titles.map(([title, slug], i) =>
  storySource(i + 1, title, slug)
);
