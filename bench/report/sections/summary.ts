import type { ResultFile } from "../../result_file.ts";
import {
  type CellSummary,
  type PairedDifference,
  pairedDifferences,
  summarizeCells,
} from "../../statistics/mod.ts";
import { duration, percent, points } from "../format.ts";
import { type Html, html } from "../html.ts";

/** One row for each workload and variant. */
export function summary(result: ResultFile): Html {
  const cells = summarizeCells(result), differences = pairedDifferences(result);
  const published = result.workloads.some(({ published }) => published.length > 0);
  const rows = cells.map((cell) =>
    row(
      result,
      cell,
      differences.find(({ workload, variant }) =>
        workload === cell.workload && variant === cell.variant
      ),
      published,
    )
  );
  return html`
    <section aria-labelledby="summary">
      <h2 id="summary">Test error</h2>
      <p>Wrong answers to the questions of the test part. Best of n is the trial with the lowest training
    error (ties: lower training loss, then lower seed); the test part has no say in it. The paired
    difference is taken seed by seed${result.reference === null ? "" : html`
      against <em>${result.reference}</em>
    `}, in percentage points; negative is better.</p>
      <div class="scroll" role="region" aria-labelledby="summary" tabindex="0">
        <table>
          <thead>
            <tr><th scope="col">Workload</th><th scope="col">Variant</th><th scope="col" class="number">Mean</th>
    <th scope="col" class="number">Range over seeds</th><th scope="col" class="number">Best of n</th>${published
      ? html`<th scope="col" class="number">Published</th>`
      : null}<th scope="col" class="number">Solved</th><th scope="col" class="number">Paired difference</th>
    <th scope="col" class="number">Time</th></tr>
          </thead>
          <tbody>${rows}</tbody>
        </table>
      </div>
    </section>
  `;
}

function row(
  { workloads, variants }: ResultFile,
  { workload, variant, trials, solved, testError, best, durationSeconds }: CellSummary,
  difference: PairedDifference | undefined,
  published: boolean,
): Html {
  const { title, published: [first] } = workloads.find(({ name }) => name === workload)!;
  const position = variants.findIndex(({ name }) => name === variant);
  const name = position === 0
    ? html`<th scope="rowgroup" rowspan="${variants.length}">${workload}<small>${title}</small></th>`
    : null;
  const range = testError === null
    ? "–"
    : `${percent(testError.lowest)} to ${percent(testError.highest)}`;
  const paired = difference === undefined
    ? "–"
    : `${points(difference.spread.mean)} (${points(difference.spread.lowest)} to ${
      points(difference.spread.highest)
    })`;
  return html`<tr${
    position === 0
      ? html`
        class="first"
      `
      : null
  }>${name}
<td><span class="key v${position}"></span>${variant}</td>
<td class="number">${testError === null ? "–" : percent(testError.mean)}</td>
<td class="number">${range}</td>
<td class="number">${best === null ? "–" : percent(best.metrics!.testError.value)}</td>${
    published
      ? html`<td class="number">${first === undefined ? "–" : percent(first.value)}</td>`
      : null
  }
<td class="number">${solved} of ${trials}</td>
<td class="number">${paired}</td>
<td class="number">${duration(durationSeconds)}</td></tr>`;
}
