import { RandomStream, streamKey } from "../../engine/base/mod.ts";
import { checkGeneratedCounts } from "../generated_counts.ts";
import { buildTapeData, type FurtherTapes, type TapeTask } from "../kinds/tape/mod.ts";
import type { DeclaredOptions } from "../options.ts";
import { DataError, defineTask } from "../task.ts";
import { access } from "./access.ts";
import type { Algorithm } from "./algorithm.ts";
import { copy, reverse } from "./copy.ts";
import { increment } from "./increment.ts";
import { listK } from "./list_k.ts";
import { listSearch } from "./list_search.ts";
import { merge } from "./merge.ts";
import { permutation } from "./permutation.ts";
import { swap } from "./swap.ts";
import { walkBst } from "./walk_bst.ts";

/** All algorithms, in the order of the paper. */
export const algorithms: readonly Algorithm[] = [
  access,
  increment,
  copy,
  reverse,
  swap,
  permutation,
  listK,
  listSearch,
  merge,
  walkBst,
];

/** The longest that the paper trains on, of its easiest tasks. */
const LONGEST = 20;

/** Lengths that are tested beyond the longest that is trained on; the paper tests up to 50. */
const further: Readonly<Record<string, (longest: number) => readonly number[]>> = {
  none: () => [],
  twice: (longest) => [2 * longest],
  "twice-and-50": (longest) => [2 * longest, 50],
};

function optionsOf({ longest, cells }: Algorithm): DeclaredOptions {
  return {
    longest: {
      type: "integer",
      from: 1,
      to: LONGEST,
      default: longest,
      description: "longest array, list or tree that is trained on",
    },
    cells: {
      type: "integer",
      from: 3,
      to: 256,
      default: cells,
      description: "cells of the tapes that are trained on, and integers that they can hold",
    },
    further: {
      type: "choice",
      of: Object.keys(further),
      default: "twice-and-50",
      // What is tested beyond moves no other error: Neelakantan et al. 2015 do not say what they tested.
      published: ["none", "twice"],
      description: "lengths beyond the longest that are tested, too",
    },
    validation: {
      type: "choice",
      of: ["trained", "longer"],
      default: "trained",
      description: "whether validation has tapes half as long again as the longest, too",
    },
  };
}

function algorithmTask(algorithm: Algorithm): TapeTask {
  const { name, title, draw } = algorithm;
  return {
    ...defineTask({
      name,
      title,
      kind: "tape",
      collection: "algorithms",
      example: "tape",
      citation: "Algorithms on a tape: Kurach, Andrychowicz and Sutskever 2015, arXiv 1511.06392.",
      graded: true,
      options: optionsOf(algorithm),
      exampleSize: ({ cells }) => Number(cells),
      generate({ seed, test }, options) {
        checkGeneratedCounts(name, { seed, train: 0, test }, "tapes");
        const longest = Number(options.longest), cells = Number(options.cells);
        checkFit(algorithm, longest, cells);
        // As many more as the length is longer, and machines get as many more steps. They are always enough:
        // what a tape takes grows by at most as much.
        const sized = (length: number) => ({
          difficulty: length,
          cells: Math.ceil(cells * length / longest),
        });
        return buildTapeData({
          task: name,
          draw,
          hardest: longest,
          cells,
          further: further[String(options.further)]!(longest).map((length): FurtherTapes => ({
            name: `${name}, length ${length}`,
            ...sized(length),
          })),
          validation: options.validation === "longer" ? sized(Math.ceil(1.5 * longest)) : null,
          test,
          random: new RandomStream(streamKey(seed, "data")).derive(name),
        });
      },
    }),
    kind: "tape",
  };
}

function checkFit({ name, cellsFor }: Algorithm, length: number, cells: number): void {
  const needed = cellsFor(length);
  if (cells >= needed) return;
  throw new DataError(
    `Cannot place ${name} of length ${length} on a tape of ${cells} cells: it takes ${needed}`,
  );
}

/** The tasks about algorithms, by name. */
export const algorithmTasks: Readonly<Record<string, TapeTask>> = Object.fromEntries(
  algorithms.map((algorithm) => [algorithm.name, algorithmTask(algorithm)]),
);
