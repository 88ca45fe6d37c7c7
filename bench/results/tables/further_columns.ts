import type { FurtherError } from "../../trial/spec/mod.ts";
import { type ColumnOf, columnsOf } from "./column.ts";
import { trialKey, type TrialRow } from "./trial_columns.ts";

/** An error of a trial that does not count as its test error. */
export interface FurtherErrorRow extends TrialRow {
  readonly further: FurtherError;
}

const { text, whole, real, truth } = columnsOf<FurtherErrorRow>();

function isBeyond({ workload, further }: FurtherErrorRow): boolean {
  return workload.beyond?.some(({ task }) => task === further.part) ?? false;
}

/** One row for each part beyond training, or other way to answer, of each trial that has numbers. */
export const furtherColumns: readonly ColumnOf<FurtherErrorRow>[] = [
  ...trialKey,
  text("part", "of the data", ({ further }) => further.part, { brief: true }),
  truth("beyond", "whether it is harder than anything trained on", isBeyond),
  text("way", "in which the model answers; empty: as elsewhere", ({ further }) => further.way, {
    brief: true,
  }),
  real("error", "wrong answers", ({ further }) => further.error.value, {
    unit: "fraction",
    brief: true,
  }),
  whole("wrong", "how many were wrong", ({ further }) => further.error.wrong),
  whole("total", "of how many", ({ further }) => further.error.total),
];
