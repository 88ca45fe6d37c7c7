import type { ErrorMetric } from "../statistics/mod.ts";
import { type ColumnOf, columnsOf } from "./column.ts";
import type { PublishedRow } from "./published_rows.ts";

const { text, whole, real } = columnsOf<PublishedRow>();
const fraction = { unit: "fraction" } as const;

const names: Readonly<Record<ErrorMetric, string>> = {
  testError: "test error",
  trainError: "training error",
  validationError: "validation error",
  unsolved: "runs that fail",
};

/** Published numbers beside ours. */
export const publishedColumns: readonly ColumnOf<PublishedRow>[] = [
  text("title", "what the paper calls it", ({ title }) => title, { label: "Published as" }),
  text("variant", "the variant, or the arm of several", ({ variant }) => variant),
  text("error", "which error", ({ metric }) => names[metric]),
  text(
    "statistic",
    "of which runs: their mean, or the best of several",
    ({ bestOf }) => bestOf === null ? "mean" : `best of ${bestOf}`,
    { label: "Of" },
  ),
  real("published", "by the paper", ({ published }) => published, fraction),
  real("ours", "the same of this run", ({ ours }) => ours, {
    ...fraction,
    interval: ["ours_low", "ours_high"],
  }),
  real("ours_low", "its 95 % interval", ({ interval }) => interval?.lowest ?? null, fraction),
  real("ours_high", "the other end", ({ interval }) => interval?.highest ?? null, fraction),
  whole("seeds", "that were run", ({ seeds }) => seeds),
];
