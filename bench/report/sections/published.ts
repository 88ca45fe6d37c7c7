import type { ResultFile } from "../../result_file.ts";
import { summarizeCells } from "../../statistics/mod.ts";
import { type Chart, chartFigure, type Series } from "../chart.ts";
import { percent, points, short } from "../format.ts";
import { type Html, html } from "../html.ts";

/** Ours beside what was published; nothing where the run cannot be compared. */
export function publishedSection(result: ResultFile): { section: Html; charts: Chart[] } {
  const compared = result.workloads.filter(({ published }) => published.length > 0);
  if (compared.length === 0) return { section: html``, charts: [] };
  const cells = summarizeCells(result);
  const best = (workload: string, variant: string): number | null =>
    cells.find((cell) => cell.workload === workload && cell.variant === variant)
      ?.best?.metrics?.testError.value ?? null;
  const percentOf = (value: number | null) => value === null ? null : short(100 * value);
  const chart: Chart = {
    id: "published-chart",
    title: "Test error of the best of n, and the published number",
    description: `${compared.length} workloads; the table below has all numbers`,
    labels: compared.map(({ name }) => name),
    categoryTitle: "workload",
    valueTitle: "percent",
    scale: "linear",
    horizontal: true,
    series: [
      ...result.variants.map(({ name }, variant): Series => ({
        label: name,
        variant,
        style: "dots",
        values: compared.map((workload) => percentOf(best(workload.name, name))),
      })),
      {
        label: "published",
        variant: null,
        style: "dots",
        values: compared.map(({ published }) => percentOf(published[0]!.value)),
      },
    ],
  };
  const rows = compared.flatMap(({ name, published }) =>
    published.map(({ title, value, protocol, citation }, i) =>
      html`<tr><th scope="row">${i === 0 ? name : ""}<span class="hidden">${
        i === 0 ? "" : name
      }</span></th><td>${title}<small>${citation}; ${protocol}</small></td>
<td class="number">${percent(value)}</td>${
        result.variants.map((variant) => {
          const ours = best(name, variant.name);
          return html`<td class="number">${
            ours === null ? "–" : `${percent(ours)} (${points(ours - value)})`
          }</td>`;
        })
      }</tr>`
    )
  );
  const section = html`<section aria-labelledby="published">
<h2 id="published">Ours and the published numbers</h2>
<p>Published results are one number each, chosen from several restarts by training error; so are ours
here. In brackets: ours minus published, in percentage points.</p>
${chartFigure(chart)}
<div class="scroll" role="region" aria-labelledby="published" tabindex="0"><table>
<thead><tr><th scope="col">Workload</th><th scope="col">Published by</th>
<th scope="col" class="number">Published</th>${
    result.variants.map(({ name }) => html`<th scope="col" class="number">${name}, best of n</th>`)
  }</tr></thead><tbody>${rows}</tbody></table></div>
</section>`;
  return { section, charts: [chart] };
}
