import { listed, points, shortPercent } from "../../base/mod.ts";
import { searchError } from "../../run/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import type { BudgetAnswer } from "../../results/statistics/mod.ts";
import { budgetWords } from "../../results/tables/mod.ts";
import type { Chart, Series } from "./chart.ts";

type ResultSearch = NonNullable<ResultFile["search"]>;

function position({ variants }: ResultFile, wanted: string): number {
  return variants.findIndex(({ name }) => name === wanted);
}

/** What searches of every budget promised of a variant, beside what fresh seeds delivered. */
export function budgetChart(
  result: ResultFile,
  variant: string,
  answers: readonly BudgetAnswer[],
): Chart {
  const [{ reference }] = answers as [BudgetAnswer];
  const percents = (of: (answer: BudgetAnswer) => number | null | undefined) =>
    answers.map((answer) => shortPercent(of(answer) ?? null));
  const end = (which: "lowest" | "highest") =>
    percents(({ delivered }) =>
      delivered === null || delivered.interval.tooFewSeeds ? null : delivered.interval[which]
    );
  const series: Series[] = [
    {
      label: `${variant}, promised`,
      variant: null,
      style: "dots",
      group: "promised: validation error, the search’s seeds",
      values: percents(({ promised }) => promised.mean),
    },
    {
      label: `${variant}, delivered`,
      variant: position(result, variant),
      style: "interval",
      group: "delivered: test error, fresh seeds",
      values: percents(({ delivered }) => delivered?.mean),
      lowest: end("lowest"),
      highest: end("highest"),
    },
  ];
  return {
    id: `search-${position(result, variant)}-budgets`,
    title: `Promised and delivered: ${variant} against ${reference}, by budget`,
    description: listed(
      answers.map((answer) =>
        `${budgetWords(answer)} configurations promised ${
          points(answer.promised.mean)
        } points and ` +
        `delivered ${answer.delivered === null ? "nothing yet" : points(answer.delivered.mean)}`
      ),
    ),
    note: "Left of zero is better. The bar is the 95\u00a0% interval of what was delivered.",
    labels: answers.map(budgetWords),
    categoryTitle: "configurations of each variant",
    valueTitle: "percentage points",
    scale: "linear",
    span: [-1, 1],
    horizontal: true,
    series,
  };
}

/** The validation error of every configuration by the value of one placeholder; null where that is no number. */
export function sensitivityChart(
  result: ResultFile,
  search: ResultSearch,
  name: string,
): Chart | null {
  const values = search.values[name]!;
  const series = search.arms.flatMap(({ variant, configurations }): Series[] => {
    const dots = configurations.flatMap((configuration) => {
      const value = configuration.values[name];
      const error = shortPercent(searchError(search, configuration))!;
      return typeof value === "number" ? [[value, error] as const] : [];
    }).toSorted(([one, low], [other, high]) => one - other || low - high)
      // Of those with one value the best.
      .filter(([value], i, all) => i === 0 || value !== all[i - 1]![0]);
    return dots.length === 0 ? [] : [{
      label: variant,
      variant: position(result, variant),
      style: "dots",
      x: dots.map(([value]) => value),
      values: dots.map(([, error]) => error),
    }];
  });
  if (series.length === 0) return null;
  const places = series.flatMap(({ x }) => x!);
  return {
    id: `search-${name}`,
    title: `Validation error by ${name}`,
    description: `Every configuration that was tried, by its ${name}: ${
      listed(series.map(({ label, x }) => `${x!.length} of ${label}`))
    }.`,
    labels: [Math.min(...places), Math.max(...places)],
    categoryTitle: name,
    categoryScale: !Array.isArray(values) && values.log ? "logarithmic" : "linear",
    valueTitle: "percent",
    scale: "linear",
    series,
  };
}
