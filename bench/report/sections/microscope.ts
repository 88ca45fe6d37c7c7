import type { ResultFile } from "../../results/mod.ts";
import type { OptimizerSpec } from "../../trial/spec/mod.ts";
import { TrialIndex } from "../../results/statistics/mod.ts";
import { type Chart, chartGrid, clippedShareChart, normChart } from "../charts/mod.ts";
import { type GradientFacts, gradientFacts } from "../gradient.ts";
import { type Html, markup } from "../../base/mod.ts";
import { canDraw, keyOf, scrollingTable, type Section } from "../section.ts";
import { shownFor } from "../shown_for.ts";
import { grouped, plainNumber } from "../words.ts";

interface Row {
  readonly workload: string;
  /** Position in the file's list. */
  readonly variant: number;
  readonly facts: GradientFacts;
}

/** What clip and noise did to the gradients, in words, numbers and curves; null without training. */
export function microscope(result: ResultFile): Section | null {
  const index = new TrialIndex(result);
  const rows = result.workloads.flatMap(({ name: workload }) =>
    result.variants.flatMap(({ name }, variant): Row[] => {
      const facts = gradientFacts(index.of(workload, name));
      return facts === null ? [] : [{ workload, variant, facts }];
    })
  );
  if (rows.length === 0) return null;
  const charts: Chart[] = [];
  const parts = result.workloads.flatMap(({ name }, i): Html[] => {
    const own = rows.filter(({ workload }) => workload === name);
    if (own.length === 0) return [];
    const drawn = canDraw(result)
      ? [normChart, clippedShareChart].map((chart, j) =>
        chart(result, index, name, `gradient-${i}-${j}`)
      )
      : [];
    charts.push(...drawn);
    return [
      markup`<details class="workload"${shownFor({ workload: name })}${
        i === 0 ? markup` open` : null
      }><summary><h3>${name}</h3></summary>
<dl class="sources">
${
        own.map(({ variant, facts }) =>
          markup`<div${shownFor({ variant: result.variants[variant]!.name })}><dt>${
            keyOf(result, variant)
          }${result.variants[variant]!.name}</dt><dd>${inWords(facts).join(" ")}</dd></div>
`
        )
      }</dl>
${chartGrid(drawn)}</details>
`,
    ];
  });
  const body =
    markup`<p>A gradient has a length: the root of the sum of its squared entries, its norm. The clip
shortens a gradient that is too long; then the noise is added, and it has a length too: its standard deviation
times the root of the number of parameters, on average. Noise much shorter than the gradient changes little; noise
longer than what the clip lets through decides where an update goes.</p>
${table(result, rows)}
${parts}`;
  return { id: "gradients", title: "Gradients under the microscope", body, charts };
}

/** All of them in one table, with the last epoch's numbers. */
function table(result: ResultFile, rows: readonly Row[]): Html {
  const numbers = ["Updates clipped", "Before the clip", "After it", "Noise", "Noise / gradient"];
  const head = markup`<tr><th scope="col">Workload</th><th scope="col">Variant</th>${
    numbers.map((name) => markup`<th scope="col" class="number">${name}</th>`)
  }</tr>`;
  const body = rows.map(({ workload, variant, facts }, i) => {
    const { clippedShare, last } = facts;
    const texts = [
      clippedShare === null ? "–" : share(clippedShare),
      ...[last.before, last.after, last.noise].map((norm) =>
        norm === null ? "–" : plainNumber(norm)
      ),
      ratioIn(last),
    ];
    const first = rows[i - 1]?.workload !== workload;
    const span = rows.filter((row) => row.workload === workload).length;
    const shown = shownFor({ workload, variant: result.variants[variant]!.name });
    return markup`<tr${first ? markup` class="first"` : null}${shown}>${
      first ? markup`<th scope="rowgroup" rowspan="${span}">${workload}</th>` : null
    }<td>${keyOf(result, variant)}${result.variants[variant]!.name}</td>${
      texts.map((text) => markup`<td class="number">${text}</td>`)
    }</tr>
`;
  });
  return markup`<details${
    rows.length <= 16 ? markup` open` : null
  }><summary>Lengths in the last epoch, medians
over seeds</summary>
${scrollingTable("Lengths of gradients and noise in the last epoch", head, body)}</details>`;
}

function ratioIn({ after, noise }: GradientFacts["last"]): string {
  if (noise === 0) return "no noise";
  return after === null || noise === null || after === 0 ? "–" : plainNumber(noise / after);
}

function share(fraction: number): string {
  const percent = 100 * fraction;
  // No share but none is 0 %, and none but all is 100 %.
  if (percent > 0 && percent < 1) return "under 1 %";
  return `${percent > 99 && percent < 100 ? "over 99" : Math.round(percent)} %`;
}

function inWords(facts: GradientFacts): string[] {
  return [clipInWords(facts), noiseInWords(facts), signalInWords(facts)].filter((text) =>
    text !== ""
  );
}

function clipInWords({ clip, clippedShare }: GradientFacts): string {
  if (clip.kind === "none") return "Nothing was clipped.";
  if (clippedShare === null) return "";
  return clippedShare === 0
    ? "The clip shortened no update."
    : `The clip shortened ${share(clippedShare)} of the updates.`;
}

/** What a clip measures; null for the whole gradient. */
const CLIPPED: Readonly<Record<Exclude<OptimizerSpec["clip"]["kind"], "none">, string | null>> = {
  globalNorm: null,
  perGroup: "each group of parameters",
  spectralNorm: "the largest singular value of each matrix",
};

/** Whether the noise of an epoch is as long at its end as at its beginning. */
const KEEPS_LENGTH: Readonly<Record<OptimizerSpec["noise"]["kind"], boolean>> = {
  none: true,
  fixed: true,
  annealed: false,
};

/** The noise against the clip's threshold; both are known before any trial is run. */
function noiseInWords(
  { clip, noise, parameters, updates, loudUpdates, first }: GradientFacts,
): string {
  if (noise.kind === "none") return "There was no noise.";
  if (clip.kind === "none" || loudUpdates === null) return lengthInWords(noise, parameters, first);
  const part = CLIPPED[clip.kind], whole = part === null;
  const threshold = whole
    ? `the clip's threshold of ${clip.norm}`
    : `the threshold of ${clip.norm}, which the clip has for ${part}`;
  const measured = whole ? "the noise" : "the noise on all parameters together";
  const after = whole || loudUpdates > 0 ? "" : "; so it was on each of them alone";
  return `${lengthInWords(noise, parameters, first)} ${
    span(loudUpdates, updates)
  } ${measured} was ${loudUpdates > 0 ? "longer" : "shorter"} than ${threshold}${after}.${
    whole || loudUpdates === 0
      ? ""
      : " How long it was on each of them alone is not in the result file."
  }`;
}

function lengthInWords(
  noise: OptimizerSpec["noise"],
  parameters: number,
  { noise: norm }: GradientFacts["first"],
): string {
  return norm === null
    ? ""
    : `On ${grouped(parameters)} parameters the noise was about ${plainNumber(norm)} long${
      KEEPS_LENGTH[noise.kind] ? "" : " at the end of the first epoch"
    }.`;
}

/** "For the first 410 of 5,000 updates", "In all 5,000 updates", "In every update". */
function span(loud: number, updates: number | null): string {
  if (loud === 0 || loud === Infinity || (updates !== null && loud >= updates)) {
    return updates === null ? "In every update" : `In all ${grouped(updates)} updates`;
  }
  return loud === 1
    ? "In the first update alone"
    : `For the first ${grouped(loud)}${updates === null ? "" : ` of ${grouped(updates)}`} updates`;
}

/** The noise against the gradient it was added to, as it was measured. */
function signalInWords({ first, last }: GradientFacts): string {
  if (first.noise === 0 && last.noise === 0) return "";
  const [start, end] = [ratioIn(first), ratioIn(last)];
  if (end === "–") return "";
  const begun = start === "–" ? "" : `, and ${start} times in the first`;
  return `After the clip the noise was ${end} times as long as the gradient in the last epoch${begun}.`;
}
