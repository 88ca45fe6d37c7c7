import type { ResultFile } from "../../results/mod.ts";
import type { PerformanceProfile } from "../../results/statistics/mod.ts";
import { counted, fourDigits, listed } from "../../base/mod.ts";
import type { Chart, Series } from "./chart.ts";

/** The share of workloads that a variant solves within x times the updates of the fastest variant. */
export function profileChart(
  { variants, workloads }: ResultFile,
  profiles: readonly PerformanceProfile[],
  id: string,
): Chart {
  const ends = profiles.flatMap(({ steps }) => steps.map(({ ratio }) => ratio));
  const last = Math.max(2, ...ends);
  const shares = profiles.map(({ variant, steps }) =>
    `${variant} ${Math.round(100 * (steps.at(-1)?.share ?? 0))} percent`
  );
  return {
    id,
    title: "Performance profiles",
    description: `Of ${
      counted(workloads.length, "workload")
    }, those whose median seed reached the target: ${listed(shares)}.`,
    note:
      "Higher is better: at 1 the share of workloads on which a variant is the fastest, at the right end the " +
      "share that it solves at all.",
    labels: [1, fourDigits(last)],
    categoryTitle: "updates to the target, as a multiple of the fastest variant's",
    valueTitle: "percent of the workloads",
    scale: "linear",
    span: [0, 100],
    series: profiles.map(({ variant, steps }): Series => {
      const share = (ratio: number) => steps.findLast((step) => step.ratio <= ratio)?.share ?? 0;
      const x = [...new Set([1, ...steps.map(({ ratio }) => ratio), last])];
      return {
        label: variant,
        variant: variants.findIndex(({ name }) => name === variant),
        style: "steps",
        x: x.map(fourDigits),
        values: x.map((ratio) => fourDigits(100 * share(ratio))),
      };
    }),
  };
}
