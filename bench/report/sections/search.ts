import type { Details } from "../../../models/mod.ts";
import { counted } from "../../base/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { answersByBudget, type BudgetAnswer } from "../../results/statistics/mod.ts";
import { budgetsTable, chosenTable, configurationsTable } from "../../results/tables/mod.ts";
import { budgetChart, sensitivityChart } from "../charts/mod.ts";
import { promisesInWords, spanWords } from "../search_words.ts";
import type { SectionEntry } from "../section.ts";

/** What a search chose, what it promised, and what fresh seeds made of it. */
export const search: SectionEntry = {
  name: "search",
  title: "Promised and delivered",
  details({ result }) {
    const { search, seeds } = result;
    if (search === undefined) return [];
    const answers = answersByBudget(result);
    const most = Math.max(...search.arms.map(({ configurations }) => configurations.length));
    const charts = Object.keys(search.values).flatMap((name) =>
      sensitivityChart(result, search, name) ?? []
    );
    return [
      {
        kind: "text",
        words:
          `${counted(most, "configuration")} of each variant were tried on ${
            spanWords(search.seeds)
          }. The one with the lowest mean validation error was chosen (a trial that diverged counts as all ` +
          `answers wrong) and trained on ${spanWords(seeds)}, which had no say in the choice. ` +
          "All other sections of this report are about those trials alone.",
      },
      { kind: "table", table: chosenTable(result, search) },
      ...answers.length === 0 ? [] : promised(result, answers),
      ...charts.length === 0 ? [] : [{
        kind: "text" as const,
        words: "How much the values matter: every mark is a configuration, its height the mean " +
          "validation error over the workloads and seeds of the search.",
      }, { kind: "chart" as const, charts }],
      {
        kind: "group",
        title: "Every configuration",
        fold: "closed",
        details: [{ kind: "table", table: configurationsTable(result, search) }],
      },
    ];
  },
};

function promised(result: ResultFile, answers: readonly BudgetAnswer[]): Details {
  const byVariant = Map.groupBy(answers, ({ variant }) => variant);
  return [
    ...promisesInWords(result).map((words) => ({ kind: "text" as const, words })),
    {
      kind: "text",
      words:
        "The lowest of many measured errors is low partly by luck, and that luck does not return on " +
        "other seeds: whoever judges on the seeds that chose counts it as an effect. The first m " +
        "configurations are a search with a budget of m, so the table shows both numbers for every budget.",
    },
    { kind: "table", table: budgetsTable(result) },
    {
      kind: "chart",
      charts: [...byVariant].map(([variant, own]) => budgetChart(result, variant, own)),
    },
    ...result.workloads.length < 2 ? [] : [{
      kind: "text" as const,
      words: [
        "What was delivered on each workload is under ",
        { link: "paired differences", to: "#differences" },
        ".",
      ],
    }],
  ];
}
