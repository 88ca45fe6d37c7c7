import { type Html, markup, points } from "../../../bench/base/mod.ts";
import { grades } from "../../../bench/results/claims/mod.ts";
import { drawnOf, measuredPair, type Pair, publishedPair, remarks } from "./claim_words.ts";
import { intervalRow, scaleRow } from "./interval_chart.ts";
import { type Scale, scaleOf } from "./scale.ts";
import type { Standing } from "./standings.ts";

/** Claims, each with what was published, what was measured, a chart of both, and its grade. */
export function claimTable(
  rows: readonly Standing[],
  caption: string,
  options: { readonly drawn: boolean },
): Html {
  const scale = options.drawn ? scaleOf(rows.flatMap(valuesOf)) : null;
  return markup`<table class="claims${options.drawn ? " drawn" : ""}">
<caption class="hidden">${caption}</caption>
<thead><tr><th scope="col">Claim</th><th scope="col">Published</th><th scope="col">Measured <small>95 % interval</small></th>${
    scale === null
      ? null
      : markup`<th scope="col" class="chart"><span class="ends"><span>← better</span><span>worse →</span></span>${
        scaleRow(scale, (tick) => points(tick, Number.isInteger(100 * tick) ? 0 : 1))
      }</th>`
  }<th scope="col">Grade</th></tr></thead>
<tbody>
${rows.map((row) => rowHtml(row, scale))}</tbody>
</table>
`;
}

function valuesOf(standing: Standing): number[] {
  const { published, estimate, interval } = drawnOf(standing);
  return [published, estimate, ...interval ?? []].filter((value) => value !== null);
}

function rowHtml(standing: Standing, scale: Scale | null): Html {
  const { id, sentence, place } = standing;
  return markup`<tr id="claim-${id}">
<th scope="row">${sentence} <small>${place}</small></th>
<td class="numbers" data-name="Published">${
    pairHtml(publishedPair(standing)) ?? markup`<span class="none">no number</span>`
  }</td>
<td class="numbers" data-name="Measured">${measuredHtml(standing)}</td>
${
    scale === null
      ? null
      : markup`<td class="chart">${intervalRow(drawnOf(standing), scale)}</td>\n`
  }<td class="grade" data-name="Grade">${gradeHtml(standing)}</td>
</tr>
`;
}

function measuredHtml(standing: Standing): Html {
  const pair = pairHtml(measuredPair(standing));
  return pair === null
    ? markup`<span><span class="not-run">not run</span>, because ${standing.reason}</span>`
    : markup`${pair}${remarks(standing).map((remark) => markup`<small>${remark}</small>`)}`;
}

function gradeHtml({ record }: Standing): Html {
  const grade = record?.grade ?? null;
  return grade === null
    ? markup`<span class="none">–</span>`
    : markup`<span class="mark ${grade}" title="The 95 % interval ${grades[grade].meaning}">${
      grades[grade].title
    }</span>`;
}

function pairHtml(pair: Pair | null): Html | null {
  if (pair === null) return null;
  const { sides: [reference, variant], difference } = pair;
  return markup`<span class="sides">${reference} <span aria-label="to">→</span> ${variant}</span> <span class="difference">${difference}</span>`;
}
