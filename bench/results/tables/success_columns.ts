import { enoughToTest } from "../statistics/mod.ts";
import { type ColumnOf, columnsOf } from "./column.ts";
import type { SuccessRow } from "./success_rows.ts";

const { text, whole, real } = columnsOf<SuccessRow>();
const fraction = { unit: "fraction" } as const;

/** A count of pairs. */
function pairs(
  name: string,
  meaning: string,
  field: "both" | "onlyVariant" | "onlyReference" | "neither" | "pairs",
): ColumnOf<SuccessRow> {
  return whole(name, meaning, ({ compared }) => compared?.[field] ?? null);
}

/** One row for each workload, error, limit and variant. Intervals are of 95 %. */
export const successColumns: readonly ColumnOf<SuccessRow>[] = [
  text("workload", "model and task", ({ workload }) => workload, { brief: true }),
  text("part", "of the data that the error is on; empty: the test error", ({ part }) => part, {
    brief: true,
  }),
  real("under", "the limit; an error equal to it is not under it", ({ under }) => under, {
    ...fraction,
    brief: true,
  }),
  text("variant", "the variant, or the arm of several", ({ variant }) => variant, {
    brief: true,
  }),
  whole("successes", "trials under it", ({ succeeded }) => succeeded.count, { brief: true }),
  whole(
    "trials",
    "that did not fail; those that diverged are not under it",
    (row) => row.succeeded.total,
    { brief: true },
  ),
  real(
    "share",
    "successes of trials",
    ({ succeeded: { count, total } }) => total === 0 ? null : count / total,
    { ...fraction, brief: true, interval: ["share_low", "share_high"] },
  ),
  real("share_low", "Wilson's interval of the share", ({ interval }) => interval?.lowest ?? null, {
    ...fraction,
  }),
  real("share_high", "the other end", ({ interval }) => interval?.highest ?? null, fraction),
  text(
    "reference",
    "the variant it is compared with",
    ({ compared }) => compared?.reference ?? null,
  ),
  pairs("pairs", "seeds that both have, and neither failed", "pairs"),
  pairs("both", "pairs in which both are under it", "both"),
  pairs("variant_alone", "pairs in which the variant alone is", "onlyVariant"),
  pairs("reference_alone", "pairs in which the reference alone is", "onlyReference"),
  pairs("neither", "pairs in which neither is", "neither"),
  real(
    "mcnemar_p",
    "McNemar's exact test; empty under 5 seeds",
    ({ compared }) => compared !== null && enoughToTest(compared.seeds) ? compared.p : null,
  ),
  real(
    "difference",
    "share under it minus that of the reference, in pairs",
    ({ compared }) => compared?.difference ?? null,
    {
      ...fraction,
      brief: true,
      label: "Difference, points",
      interval: ["difference_low", "difference_high"],
      shown: "points",
    },
  ),
  real(
    "difference_low",
    "Newcombe's interval for pairs",
    ({ compared }) => compared?.interval.lowest ?? null,
    fraction,
  ),
  real(
    "difference_high",
    "the other end",
    ({ compared }) => compared?.interval.highest ?? null,
    fraction,
  ),
  real(
    "clustered_low",
    "the same, clustered by seed and configuration",
    ({ compared }) => compared?.clustered?.lowest ?? null,
    fraction,
  ),
  real(
    "clustered_high",
    "the other end",
    ({ compared }) => compared?.clustered?.highest ?? null,
    fraction,
  ),
];
