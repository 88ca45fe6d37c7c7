import type { ResultFile } from "../../result_file.ts";
import { pairedDifferences } from "../../statistics/mod.ts";
import {
  type Chart,
  chartFigure,
  errorChart,
  lossChart,
  normChart,
  pairChart,
} from "../charts/mod.ts";
import { type Html, markup } from "../html.ts";
import type { Section } from "../section.ts";

/** Learning curves, pairs and gradient norms of every workload; null when nothing was trained. */
export function workloads(result: ResultFile): Section | null {
  const charts: Chart[] = [];
  const differences = pairedDifferences(result);
  const parts = result.workloads.flatMap((workload, index): Html[] => {
    const trials = result.trials.filter((trial) => trial.workload === workload.name);
    if (trials.every(({ epochs }) => epochs.linear.length === 0)) return [];
    const id = `workload-${index}`;
    const own = [
      lossChart(result, trials, `${id}-loss`),
      errorChart(result, trials, `${id}-error`),
      ...differences.filter((difference) => difference.workload === workload.name)
        .map((difference, i) => pairChart(result, difference, `${id}-pairs-${i}`)),
      normChart(result, trials, `${id}-norm`),
    ];
    charts.push(...own);
    return [markup`<h3>${workload.name}</h3>
<p>${workload.title}. ${workload.trainingQuestions} training questions, of which a part is held out for
validation, and ${workload.testQuestions} test questions, ${
      workload.source === "files" ? "from files" : "generated"
    }.</p>
<div class="charts">
${own.map(chartFigure)}</div>
`];
  });
  if (parts.length === 0) return null;
  const body =
    markup`<p>A thin line for each seed, a thick one for their mean (of the trials that got so
far). On the shaded ground the network trains without the softmax over its memory (linear start). The norm
of the gradient is dotted after the clip.</p>
${parts}`;
  return { id: "curves", title: "How they learned", body, charts };
}
