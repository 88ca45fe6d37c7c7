import type { Epochs, ResultFile, TrialResult } from "../../result_file.ts";
import { type PairedDifference, pairedDifferences } from "../../statistics/mod.ts";
import { type Chart, chartFigure, type Series } from "../chart.ts";
import { counted, points, short } from "../format.ts";
import { type Html, html } from "../html.ts";

type Column = readonly (number | null)[];

/** Learning curves, pairs and gradient norms of every workload, and the charts to be drawn. */
export function workloadSections(result: ResultFile): { sections: Html; charts: Chart[] } {
  const charts: Chart[] = [];
  const differences = pairedDifferences(result);
  const sections = result.workloads.map((workload, index) => {
    const trials = result.trials.filter((trial) => trial.workload === workload.name);
    if (trials.every(({ epochs }) => epochs.linear.length === 0)) return null;
    const own = differences.filter((difference) => difference.workload === workload.name);
    const id = `workload-${index}`;
    const drawn = [
      curves(result, trials, `${id}-loss`, lossChart),
      curves(result, trials, `${id}-error`, errorChart),
      ...own.map((difference, i) => pairs(result, difference, `${id}-pairs-${i}`)),
      norms(result, trials, `${id}-norm`),
    ];
    charts.push(...drawn);
    return html`
      <section class="workload" aria-labelledby="${id}">
        <h3 id="${id}">${workload.name}</h3>
        <p>${workload.title}. ${workload
          .trainingQuestions} training questions, the held-out tenth included,
      and ${workload.testQuestions} test questions, ${workload.source === "files"
        ? "from files"
        : "generated"}.</p>
        <div class="charts">${drawn.map(chartFigure)}</div>
      </section>
    `;
  });
  const body = html`<section aria-labelledby="curves">
<h2 id="curves">How they learned</h2>
<p>One thin line for each seed, a thick one for their mean. On the shaded ground the network trains
without the softmax over its memory (linear start). Clipping is shown as the gradient's norm before it
(solid) and after it (dashed).</p>
${sections}
</section>`;
  return { sections: body, charts };
}

interface CurveKind {
  readonly title: string;
  readonly valueTitle: string;
  readonly scale: Chart["scale"];
  readonly column: (epochs: Epochs) => Column;
}

const lossChart: CurveKind = {
  title: "Training loss",
  valueTitle: "nats per question",
  scale: "logarithmic",
  column: ({ trainLoss }) => trainLoss,
};

const errorChart: CurveKind = {
  title: "Validation error",
  valueTitle: "percent",
  scale: "linear",
  column: ({ validationError }) =>
    validationError.map((value) => value === null ? null : 100 * value),
};

function epochsOf(trials: readonly TrialResult[]): number {
  return Math.max(...trials.map(({ epochs }) => epochs.linear.length));
}

/** Means by position over the columns that reach it; null where none does. */
function mean(columns: readonly Column[], length: number): Column {
  return Array.from({ length }, (_, i) => {
    const values = columns.flatMap((column) => column[i] ?? []);
    return values.length === 0
      ? null
      : values.reduce((sum, value) => sum + value, 0) / values.length;
  });
}

function numbers(length: number): number[] {
  return Array.from({ length }, (_, i) => i + 1);
}

function linearEpochs(trials: readonly TrialResult[]): number {
  return Math.max(
    ...trials.map(({ epochs }) => epochs.linear.filter((linear) => linear === 1).length),
  );
}

function curves(
  { variants }: ResultFile,
  trials: readonly TrialResult[],
  id: string,
  { title, valueTitle, scale, column }: CurveKind,
): Chart {
  const length = epochsOf(trials);
  const series = variants.flatMap(({ name }, variant): Series[] => {
    const own = trials.filter((trial) => trial.variant === name);
    const columns = own.map(({ epochs }) => column(epochs));
    return [
      ...own.map(({ seed }, i): Series => ({
        label: `${name}, seed ${seed}`,
        variant,
        style: "seed",
        values: columns[i]!.map(short),
      })),
      { label: `${name}, mean`, variant, style: "mean", values: mean(columns, length).map(short) },
    ];
  });
  return {
    id,
    title,
    description: `By epoch, for ${variants.map(({ name }) => name).join(" and ")}, ` +
      `${counted(trials.length, "trial")}`,
    labels: numbers(length),
    categoryTitle: "epoch",
    valueTitle,
    scale,
    shaded: linearEpochs(trials),
    series,
  };
}

function pairs({ variants }: ResultFile, difference: PairedDifference, id: string): Chart {
  const { reference, variant, spread } = difference;
  const position = variants.findIndex(({ name }) => name === variant);
  return {
    id,
    title: `Test error, pair by pair: ${reference} and ${variant}`,
    description:
      `Mean difference ${points(spread.mean)} points, from ${points(spread.lowest)} to ` +
      points(spread.highest),
    labels: [reference, variant],
    categoryTitle: "variant",
    valueTitle: "percent",
    scale: "linear",
    series: difference.pairs.map(({ seed, reference, variant }) => ({
      label: `seed ${seed}`,
      variant: position,
      style: "mean",
      values: [short(100 * reference), short(100 * variant)],
    })),
  };
}

function norms({ variants }: ResultFile, trials: readonly TrialResult[], id: string): Chart {
  const length = epochsOf(trials);
  const clipped = mean(trials.map(({ epochs }) => epochs.clippedShare), length);
  const share = clipped.reduce<number>((sum, value) => sum + (value ?? 0), 0) / length;
  return {
    id,
    title: `Norm of the gradient; ${Math.round(100 * share)} % of the updates were clipped`,
    description: "Mean over the updates of each epoch and over seeds, before and after the clip",
    labels: numbers(length),
    categoryTitle: "epoch",
    valueTitle: "global norm",
    scale: "logarithmic",
    shaded: linearEpochs(trials),
    series: variants.flatMap(({ name }, variant): Series[] => {
      const own = trials.filter((trial) => trial.variant === name).map(({ epochs }) => epochs);
      const before = mean(own.map(({ gradientNorm }) => gradientNorm), length);
      const after = mean(own.map(({ clippedGradientNorm }) => clippedGradientNorm), length);
      return [
        { label: `${name}, before`, variant, style: "mean", values: before.map(short) },
        { label: `${name}, after`, variant, style: "second", values: after.map(short) },
      ];
    }),
  };
}
