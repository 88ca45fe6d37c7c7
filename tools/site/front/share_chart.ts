import { type Html, markup } from "../../../bench/base/mod.ts";
import { grades } from "../../../bench/results/claims/mod.ts";
import { drawnOf, measuredPair, publishedPair } from "./claim_words.ts";
import { experiments } from "./experiments.ts";
import { chartKey, intervalRow, scaleRow } from "./interval_chart.ts";
import { scaleBetween } from "./scale.ts";
import type { Standing } from "./standings.ts";

/** From an effect as large as published, the other way round, to twice the published one. */
const scale = scaleBetween(-1, 2, [-1, 0, 1, 2]);

/** The main comparisons on one scale: what was measured as a share of what was published. */
export function shareChart(claims: readonly Standing[]): Html {
  const rows = experiments.flatMap(({ id, main }) =>
    main.flatMap(({ claim, label }) => {
      const standing = claims.find((one) => one.id === claim);
      return standing === undefined ? [] : [rowHtml(label, standing, id)];
    })
  );
  return markup`<figure class="shares" aria-labelledby="shares-name">
<figcaption id="shares-name"><b>How much of the published effect we measured.</b> Numbers are percentage points of errors, or of runs that fail: below zero the noise helped. Left of “no effect” it did harm.</figcaption>
<div class="share-row head"><span></span>${
    scaleRow(scale, (tick) =>
      tick === 0 ? "no effect" : tick === 1 ? "published" : tick < 0 ? `−${-tick} ×` : `${tick} ×`)
  }<span></span></div>
${rows}${chartKey()}
</figure>`;
}

function rowHtml(label: string, standing: Standing, section: string): Html {
  const { published, estimate, interval } = drawnOf(standing), { record } = standing;
  const share = (value: number) => value / (published ?? NaN);
  const ends = interval === null
    ? null
    : [share(interval[0]), share(interval[1])].toSorted((a, b) => a - b) as [number, number];
  const grade = record?.grade ?? null;
  return markup`<div class="share-row"><span class="share-name"><a href="#${section}">${label}</a> <small>${
    numbers(standing)
  }</small></span>${
    intervalRow(
      {
        published: published === null ? null : 1,
        estimate: estimate === null ? null : share(estimate),
        interval: ends,
      },
      scale,
    )
  }<span class="share-numbers">${
    grade === null
      ? markup`<span class="not-run">not run</span>`
      : markup`<span class="mark ${grade}">${grades[grade].title}</span>`
  }</span></div>
`;
}

function numbers(standing: Standing): string {
  const measured = measuredPair(standing), published = publishedPair(standing)!.difference;
  return measured === null
    ? `published ${published}`
    : `${measured.difference}, published ${published}`;
}
