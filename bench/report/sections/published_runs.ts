import type { Cell, Details, Row, Table } from "../../../models/mod.ts";
import { counted, listed, percent, pointsRange } from "../../base/mod.ts";
import {
  EQUAL_WITHIN,
  type Grade,
  grades,
  type OrderedPair,
  orderedPairs,
} from "../../results/claims/mod.ts";
import {
  blank,
  noCell,
  numberCell,
  type PublishedRuns,
  publishedRuns,
  rangeCell,
  solvedCell,
  textCell,
} from "../../results/tables/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import type { SectionEntry } from "../section.ts";
import { orLess, together } from "../words.ts";

/** A published table of the best and the mean of all runs, beside ours. */
export const publishedRunsSection: SectionEntry = {
  name: "published-runs",
  title: "The published table beside ours",
  folded: true,
  gist: "best and mean of all runs, pair by pair",
  details({ result }) {
    const rows = publishedRuns(result);
    if (rows.length === 0) return [];
    return [
      { kind: "text", words: introduction(result, rows) },
      { kind: "table", table: runsTable(rows) },
      ...sources(result),
      ...ordering(orderedPairs(result)),
    ];
  },
};

function introduction({ published, workloads }: ResultFile, rows: readonly PublishedRuns[]) {
  const guesses = new Set(published.flatMap(({ diverged }) => diverged ?? []));
  const guess = Array.from(guesses, (error) => percent(1 - error)).join(" or ");
  const diverged = rows.reduce((sum, row) => sum + row.diverged, 0);
  const failed = rows.reduce((sum, row) => sum + row.failed, 0);
  const targets = listed([...new Set(workloads.map(({ targetError }) => orLess(targetError)))]);
  return together(
    "Test accuracy over all runs of an arm, its learning rates together, as the paper prints it. " +
      "Ours is that after the last epoch, and the best run is chosen by this very accuracy. " +
      (guess === "" ? "" : `A run that diverged counts as a guess, ${guess} right; `) +
      `${counted(diverged, "run")} did. ` +
      (failed === 0 ? "" : `${counted(failed, "run")} failed and are left out. `) +
      `A run is solved with a test error of ${targets}; the 95 % interval is Wilson’s. Epochs ` +
      "and updates are medians over the runs that came down to this error in validation.",
  );
}

function runsTable(rows: readonly PublishedRuns[]): Table {
  const right = (name: string, title: string, note?: string, spare?: number) => ({
    ...{ name, title, align: "right" as const },
    ...note === undefined ? {} : { note },
    ...spare === undefined ? {} : { spare },
  });
  return {
    title: "Published accuracies over all runs, and ours",
    columns: [
      { name: "row", title: "Setting", shared: true, heads: true, wide: true },
      { name: "arm", title: "Arm" },
      right("published_best", "Best", "published"),
      right("best", "Best", "ours"),
      right("published_mean", "Mean", "published"),
      right("mean", "Mean", "ours"),
      right("runs", "Runs"),
      right("solved", "Solved", "95 % interval"),
      right("epochs", "Epochs", "and updates until then", 1),
    ],
    rows: rows.map((row): Row => {
      const { title, published, ours, runs, diverged, failed, solved, reached } = row;
      const [setting, arm] = partsOf(title);
      const troubles = [[diverged, "diverged"], [failed, "failed"]] as const;
      const notes = troubles.flatMap(([count, word]) => count === 0 ? [] : [`${count} ${word}`]);
      return {
        group: setting,
        cells: [
          textCell(setting),
          textCell(arm),
          accuracy(published.best),
          accuracy(ours.best),
          accuracy(published.mean),
          accuracy(ours.mean),
          notes.length === 0 ? numberCell(runs, "count") : textCell(String(runs), notes),
          runs === 0 ? noCell : {
            ...solvedCell(solved),
            notes: [rangeCell(row.solvedInterval, "percent").value],
          },
          reached.epochs === null ? blank : {
            ...numberCell(reached.epochs, "count"),
            ...reached.updates === null
              ? {}
              : { notes: [numberCell(reached.updates, "count").value] },
          },
        ],
      };
    }),
  };
}

/** "1: simple weights, no clip; noise" as what rows share and what is their own. */
function partsOf(title: string): [setting: string, arm: string] {
  const at = title.lastIndexOf("; ");
  return at === -1 ? [title, ""] : [title.slice(0, at), title.slice(at + 2)];
}

/** Papers that choose by accuracy print it, and not the error. */
function accuracy(error: number | null): Cell {
  return numberCell(error === null ? null : 1 - error, "percent");
}

function sources({ published }: ResultFile): Details {
  const all = new Set(
    published.filter(({ statistic }) => statistic !== undefined)
      .map(({ citation, protocol }) => `${citation}; ${protocol}.`),
  );
  return [...all].map((words) => ({ kind: "text" as const, words }));
}

/** In the published order, in the other, or neither. */
type Order = "same" | "other" | "open";

const orders: Readonly<Record<Grade, Order>> = {
  signAndSize: "same",
  withinMargin: "same",
  signOnly: "same",
  opposite: "other",
  sizeExcluded: "open",
  inconclusive: "open",
};

const tones: Readonly<Record<Order, Cell["tone"]>> = {
  same: "better",
  other: "worse",
  open: undefined,
};

/** Which of two means is the higher one, pair by pair. */
function ordering(pairs: readonly OrderedPair[]): Details {
  if (pairs.length === 0) return [];
  const of = (order: Order) => pairs.filter(({ grade }) => orders[grade] === order);
  const others = [...of("other"), ...of("open")];
  // Then the list of all pairs is enough.
  const isTooFew = pairs.every(({ interval }) => interval === null);
  const ties = pairs.filter(({ published }) => published === 0).length;
  const tied = ties === 0 ? "" : " Where two published means are equal, ours have to be within " +
    `${100 * EQUAL_WITHIN} point of each other.`;
  return [
    { kind: "text", role: "heading", words: "The order of the means, pair by pair" },
    {
      kind: "text",
      words: together(
        `Of ${counted(pairs.length, "pair")}, ours are in the published order in ` +
          `${of("same").length}, in the other in ${of("other").length}, and in ` +
          `${of("open").length} the 95 % interval does not decide. It is of the mean ` +
          "over seeds: a seed counts once, with all its learning rates." +
          (isTooFew ? " There are too few for any." : "") +
          tied,
      ),
    },
    ...others.length === 0 || isTooFew ? [] : [{
      kind: "table" as const,
      table: pairsTable("Pairs that are not in the published order, or not decided", others),
    }],
    {
      kind: "group",
      title: `All ${counted(pairs.length, "pair")}`,
      fold: "closed",
      details: [{ kind: "table", table: pairsTable("Means, pair by pair", pairs) }],
    },
  ];
}

function pairsTable(title: string, pairs: readonly OrderedPair[]): Table {
  return {
    title,
    columns: [
      { name: "first", title: "Published ahead", heads: true },
      { name: "second", title: "Of", wide: true },
      { name: "published", title: "Published, points", align: "right" },
      { name: "ours", title: "Ours, points", align: "right" },
      { name: "seeds", title: "Seeds", align: "right", spare: 1 },
      { name: "grade", title: "Grade" },
    ],
    rows: pairs.map(({ first, second, published, ours, interval, seeds, grade }): Row => ({
      cells: [
        textCell(first),
        textCell(second),
        // Of accuracies: an error that is lower is ahead.
        numberCell(-published, "points"),
        ours === null ? noCell : {
          ...numberCell(-ours, "points"),
          ...interval === null ? {} : {
            notes: [{
              kind: "text",
              words: pointsRange(-interval.highest, -interval.lowest),
            }],
          },
        },
        numberCell(seeds, "count"),
        graded(grade),
      ],
    })),
  };
}

function graded(grade: Grade): Cell {
  const cell = textCell(grades[grade].title), tone = tones[orders[grade]];
  return tone === undefined ? cell : { ...cell, tone };
}
