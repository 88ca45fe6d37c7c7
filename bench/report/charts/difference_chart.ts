import type { ResultFile } from "../../result_file.ts";
import type { PairedDifference } from "../../statistics/mod.ts";
import { listed, points, shortPercent } from "../../format.ts";
import type { Chart, Series } from "./chart.ts";

/** All paired differences at a glance: a small dot for each seed, a large one for the mean. */
export function differenceChart(
  { variants, workloads }: ResultFile,
  differences: readonly PairedDifference[],
): Chart {
  const compared = workloads.map(({ name }) => name)
    .filter((name) => differences.some(({ workload }) => workload === name));
  const series = variants.flatMap(({ name }, variant): Series[] => {
    const own = compared.map((workload) =>
      differences.find((one) => one.workload === workload && one.variant === name)
    );
    const seeds = [...new Set(own.flatMap((one) => one?.pairs.map(({ seed }) => seed) ?? []))];
    if (seeds.length === 0) return [];
    const of = (seed: number) =>
      own.map((one) => one?.pairs.find((pair) => pair.seed === seed)?.difference ?? null);
    return [
      ...seeds.map((seed): Series => ({
        label: `${name}, seed ${seed}`,
        variant,
        style: "seedDots",
        values: of(seed).map(shortPercent),
      })),
      {
        label: `${name}, mean`,
        variant,
        style: "dots",
        values: own.map((one) => shortPercent(one?.spread.mean ?? null)),
      },
    ];
  });
  const references = [...new Set(differences.map(({ reference }) => reference))];
  return {
    id: "differences",
    title: `Paired difference in test error against ${listed(references)}`,
    description: listed(
      differences.map(({ workload, variant, spread }) =>
        `${workload}, ${variant}: ${points(spread.mean)} points`
      ),
    ),
    note: "Left of zero is better. A small mark for each seed, a large one for the mean.",
    labels: compared,
    categoryTitle: "workload",
    valueTitle: "percentage points",
    scale: "linear",
    span: [-1, 1],
    horizontal: true,
    series,
  };
}
