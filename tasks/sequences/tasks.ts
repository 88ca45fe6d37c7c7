import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import { checkGeneratedCounts } from "../generated_counts.ts";
import {
  buildSequenceData,
  type FurtherSequences,
  type SequenceTask,
  type SymbolNames,
} from "../kinds/sequence/mod.ts";
import type { DeclaredOptions } from "../options.ts";
import { defineTask } from "../task.ts";
import { arithmeticRules } from "./arithmetic.ts";
import { listRules } from "./lists.ts";
import type { SequenceRule } from "./sequence_rule.ts";

/** All that is asked of sequences. */
export const sequenceRules: readonly SequenceRule[] = [...arithmeticRules, ...listRules];

/** Lengths that are tested beyond the longest that is trained on; the paper tests numbers of 20 to 2,000 bits. */
const further: Readonly<Record<string, (longest: number) => readonly number[]>> = {
  none: () => [],
  twice: (longest) => [2 * longest],
  "to-101": () => [41, 101],
  "to-401": () => [41, 101, 201, 401],
  "to-4001": () => [41, 101, 201, 401, 4001],
};

/**
 * How many sequences of a length are tested beyond the trained ones, if the test has as many. A network takes
 * as many steps as there are positions, each over all of them: the cost grows with the square of the length.
 */
function mostBeyond(length: number): number {
  if (length <= 101) return 256;
  return length <= 401 ? 128 : 8;
}

/** How long the longer sequences of validation are, as a multiple of the longest that is trained on. */
const longer: Readonly<Record<string, number | null>> = {
  "trained": null,
  "longer": 1.5,
  "five-times": 5,
};

/** Positions of the longest sequences that are trained on, where nobody says another number. */
const LONGEST = 21;

function optionsOf({ base, lengths }: SequenceRule): DeclaredOptions {
  return {
    longest: {
      type: "integer",
      from: lengths.from,
      to: 128,
      default: LONGEST,
      // Neelakantan et al. 2015 train on numbers of up to 20 bits, and test on 200.
      published: [41],
      description: "positions of the longest sequences that are trained on",
    },
    ...(base !== null ? {} : {
      // The paper's lists are of bits; its code takes 32 symbols where nobody says another number.
      symbols: {
        type: "integer",
        from: 2,
        to: 32,
        default: 2,
        description: "different symbols of a list, padding not counted",
      },
    }),
    further: {
      type: "choice",
      of: Object.keys(further),
      default: "to-101",
      published: ["to-401"],
      description: "lengths beyond the longest that are tested, too",
    },
    furtherTests: {
      type: "integer",
      from: 0,
      to: 10_000,
      default: 0,
      description: "the fewest sequences of each of these lengths; 0: fewer the longer they are",
    },
    validation: {
      type: "choice",
      of: Object.keys(longer),
      default: "trained",
      description: "whether validation has sequences 1.5 or 5 times as long as the longest, too",
    },
  };
}

/** What stands for the symbols: digits, and the operator between two numbers. */
function namesOf({ operator }: SequenceRule, base: number): SymbolNames {
  const digits = Array.from({ length: base }, (_, digit) => String(digit));
  return {
    input: ["", ...digits, ...(operator === null ? [] : [operator])],
    output: ["", ...digits],
  };
}

function sequenceTask(rule: SequenceRule): SequenceTask {
  const { name, title, lengths: { from, step }, inWords } = rule;
  // The longest of its lengths that is at most this.
  const difficultyOf = (length: number) => 1 + Math.floor((length - from) / step);
  const lengthOf = (difficulty: number) => from + step * (difficulty - 1);
  return {
    ...defineTask({
      name,
      title,
      kind: "sequence",
      collection: "sequences",
      example: "sequence",
      citation:
        "Algorithms on sequences: Kaiser and Sutskever 2015, arXiv 1511.08228, and their code.",
      graded: true,
      options: optionsOf(rule),
      exampleSize: ({ longest }) => Number(longest),
      generate({ seed, test }, options) {
        checkGeneratedCounts(name, { seed, train: 0, test }, "sequences");
        const longest = Number(options.longest), hardest = difficultyOf(longest);
        const times = longer[String(options.validation)]!;
        const base = rule.base ?? Number(options.symbols);
        const beyond = further[String(options.further)]!(longest).map(difficultyOf)
          .filter((difficulty) => difficulty > hardest);
        return buildSequenceData({
          task: name,
          draw: (difficulty, random) => rule.draw(lengthOf(difficulty), base, random),
          symbols: namesOf(rule, base),
          inWords: inWords === null ? null : (sequence) => inWords(sequence, base),
          hardest,
          further: beyond.map((difficulty): FurtherSequences => {
            const length = lengthOf(difficulty);
            return {
              name: `${name}, length ${length}`,
              difficulty,
              test: Math.max(Number(options.furtherTests), Math.min(test, mostBeyond(length))),
            };
          }),
          validation: times === null ? null : difficultyOf(Math.ceil(times * longest)),
          test,
          random: new RandomStream(streamKey(seed, "data")).derive(name),
        });
      },
    }),
    kind: "sequence",
  };
}

/** The tasks about sequences, by name. */
export const sequenceTasks: Readonly<Record<string, SequenceTask>> = Object.fromEntries(
  sequenceRules.map((rule) => [rule.name, sequenceTask(rule)]),
);
