import type { ResultFile } from "../../result_file.ts";
import { summarizeCells } from "../../statistics/mod.ts";
import { chartFigure, publishedChart } from "../charts/mod.ts";
import { percent, points } from "../../format.ts";
import { markup } from "../html.ts";
import { scrollingTable, type Section } from "../section.ts";

/** Ours beside what was published; null where the run cannot be compared. */
export function published(result: ResultFile): Section | null {
  const { variants } = result;
  const cells = summarizeCells(result);
  const best = (workload: string, variant: string): number | null =>
    cells.find((cell) => cell.workload === workload && cell.variant === variant)
      ?.best?.metrics?.testError.value ?? null;
  const compared = result.workloads.filter(({ published }) => published.length > 0)
    .map(({ name, published }) => ({
      name,
      published,
      best: variants.map((variant) => best(name, variant.name)),
    }));
  if (compared.length === 0) return null;
  const chart = publishedChart(
    result,
    compared.map(({ published: [first], ...own }) => ({ ...own, published: first!.value })),
  );
  const head = markup`<tr><th scope="col">Workload</th><th scope="col">Published as</th>
<th scope="col" class="number">Published</th>${
    variants.map(({ name }) => markup`<th scope="col" class="number">${name}, best of n</th>`)
  }</tr>`;
  const rows = compared.flatMap(({ name, published, best }) =>
    published.map(({ title, value, trainingQuestions, protocol, citation }, i) =>
      markup`<tr${i === 0 ? markup` class="first"` : null}>${
        i === 0 ? markup`<th scope="rowgroup" rowspan="${published.length}">${name}</th>` : null
      }<td class="words">${title}<small>${citation}; ${protocol};
${trainingQuestions} training questions</small></td><td class="number">${percent(value)}</td>${
        best.map((ours) => comparison(ours, value))
      }</tr>
`
    )
  );
  const means = meansByTitle(compared);
  const meanRows = means.map(({ title, value, best }, i) =>
    markup`<tr${i === 0 ? markup` class="first"` : null}>${
      i === 0
        ? markup`<th scope="rowgroup" rowspan="${means.length}">Mean of these ${compared.length}</th>`
        : null
    }<td class="words">${title}</td><td class="number">${percent(value)}</td>${
      best.map((ours) => comparison(ours, value))
    }</tr>
`
  );
  const body =
    markup`<p>A published result is one number, chosen from several restarts by training error;
so is ours here. In brackets: ours minus published, in percentage points.</p>
${chartFigure(chart)}
${scrollingTable("Published numbers and ours", head, [...rows, ...meanRows])}`;
  return { id: "published", title: "Ours and the published numbers", body, charts: [chart] };
}

interface Compared {
  readonly published: ResultFile["workloads"][number]["published"];
  /** By variant. */
  readonly best: readonly (number | null)[];
}

function comparison(ours: number | null, published: number) {
  return markup`<td class="number">${
    ours === null ? "–" : `${percent(ours)} (${points(ours - published)})`
  }</td>`;
}

/**
 * The means of what was published under a title and of ours, over the same workloads: none if a
 * workload has no such number, and none for a variant that misses one.
 */
function meansByTitle(compared: readonly Compared[]) {
  if (compared.length < 2) return [];
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return compared[0]!.published.flatMap(({ title }) => {
    const values = compared.flatMap(({ published }) =>
      published.filter((result) => result.title === title).map(({ value }) => value)
    );
    if (values.length !== compared.length) return [];
    const best = compared[0]!.best.map((_, variant) => {
      const ours = compared.flatMap(({ best }) => best[variant] ?? []);
      return ours.length === compared.length ? mean(ours) : null;
    });
    return [{ title, value: mean(values), best }];
  });
}
