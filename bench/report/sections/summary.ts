import type { ResultFile } from "../../result_file.ts";
import { type CellSummary, pairedDifferences, summarizeCells } from "../../statistics/mod.ts";
import { chartFigure, differenceChart } from "../charts/mod.ts";
import { duration, percent, percentRange, points } from "../../format.ts";
import { type Html, markup } from "../html.ts";
import { scrollingTable, type Section } from "../section.ts";
import { strip } from "../strip.ts";

/** One row for each workload and variant, and all paired differences in one picture. */
export function summary(result: ResultFile): Section {
  const differences = pairedDifferences(result), cells = summarizeCells(result);
  const charts = differences.length === 0 ? [] : [differenceChart(result, differences)];
  // One scale for all rows, never so fine that a single wrong answer looks large.
  const scale = Math.max(0.05, ...cells.map(({ testError }) => testError?.highest ?? 0));
  const published = result.workloads.some(({ published }) => published.length > 0);
  const numbers = ["Mean", "Range", "Best of n", ...published ? ["Published"] : []];
  const head = markup`<tr><th scope="col">Workload</th><th scope="col">Variant</th>
<th scope="col">Each seed</th>${[...numbers, "Solved", "Difference", "Time"].map(heading)}</tr>`;
  const rows = cells.map((cell) => {
    const difference = differences.find(({ workload, variant }) =>
      workload === cell.workload && variant === cell.variant
    );
    const paired = difference === undefined ? "–" : points(difference.spread.mean);
    return row(result, cell, scale, published, paired);
  });
  const body =
    markup`<p>Wrong answers to the questions of the test part; a mark for each seed, a line for
their mean, on a scale from 0 to ${
      percent(scale)
    }. Best of n is the trial with the lowest training error
(ties: lower training loss, then lower seed); the test part has no say in it. Solved means
${targets(result)} or less.${
      result.reference === null
        ? null
        : markup` The paired difference is the mean over seeds of a variant
minus <em>${result.reference}</em>, in percentage points: negative is better.`
    }</p>
${scrollingTable("Test error by workload and variant", head, rows)}
${charts.map(chartFigure)}`;
  return { id: "summary", title: "Test error", body, charts };
}

function heading(text: string): Html {
  return markup`<th scope="col" class="number">${text}</th>`;
}

function number(text: string): Html {
  return markup`<td class="number">${text}</td>`;
}

function targets({ workloads }: ResultFile): string {
  return [...new Set(workloads.map(({ targetError }) => percent(targetError)))].join(" or ");
}

function row(
  { workloads, variants, trials }: ResultFile,
  { workload, variant, testError, best, durationSeconds, ...cell }: CellSummary,
  scale: number,
  published: boolean,
  paired: string,
): Html {
  const { title, published: [first] } = workloads.find(({ name }) => name === workload)!;
  const position = variants.findIndex(({ name }) => name === variant);
  const errors = trials.flatMap((trial) =>
    trial.workload === workload && trial.variant === variant && trial.metrics !== null
      ? [trial.metrics.testError.value]
      : []
  );
  const name =
    markup`<th scope="rowgroup" rowspan="${variants.length}">${workload}<small>${title}</small></th>
`;
  return markup`<tr${position === 0 ? markup` class="first"` : null}>${position === 0 ? name : null}
<td><span class="key v${position}"></span>${variant}</td><td>${
    strip(errors, testError?.mean ?? null, scale, position)
  }</td>
${number(testError === null ? "–" : percent(testError.mean))}${
    number(
      testError === null ? "–" : percentRange(testError.lowest, testError.highest),
    )
  }${number(best === null ? "–" : percent(best.metrics!.testError.value))}${
    published ? number(first === undefined ? "–" : percent(first.value)) : null
  }
${number(`${cell.solved} of ${cell.trials}`)}${number(paired)}${
    number(duration(durationSeconds))
  }</tr>
`;
}
