import type { ResultFile } from "../../result_file.ts";
import { counted } from "../../format.ts";
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
import { canDraw, type Section } from "../section.ts";

function tooMany({ variants }: ResultFile): Section {
  const body =
    markup`<p>The curves of ${variants.length} variants could not be told apart. To see them,
run the same suite with <code>--variant</code> for those you want: their trials come from the store.</p>`;
  return { id: "curves", title: "How they learned", body };
}

function questions(
  { parts }: ResultFile["workloads"][0],
  kind: "trainingQuestions" | "testQuestions",
): number {
  return parts.reduce((sum, part) => sum + part[kind], 0);
}

/** Learning curves, pairs and gradient norms of every workload; null when nothing was trained. */
export function workloads(result: ResultFile): Section | null {
  if (!canDraw(result)) return tooMany(result);
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
<p>${workload.title}. ${
      counted(questions(workload, "trainingQuestions"), "training question")
    }, of which a part is held out for validation, and ${
      counted(questions(workload, "testQuestions"), "test question")
    }, ${workload.source === "files" ? "from files" : "generated"}.</p>
<div class="charts">
${own.map(chartFigure)}</div>
`];
  });
  if (parts.length === 0) return null;
  const body =
    markup`<p>A thin line for each seed, a thick one for their mean (of the trials that got so
far).${
      charts.every(({ shaded = 0 }) => shaded === 0) ? null : " On the shaded ground the network " +
        "trains without the softmax over its memory (linear start)."
    } The norm of the gradient is dotted after the clip.</p>
${parts}`;
  return { id: "curves", title: "How they learned", body, charts };
}
