import {
  type ComparedCell,
  compareResults,
  comparisonBits,
  comparisonVerdict,
  type LoneTrials,
  ranges,
  type RunComparison,
  type RunNames,
} from "../../results/compare/mod.ts";
import { counted, duration, type Html, listed, markup, percent, points } from "../../base/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { scrollingTable, type Section } from "../section.ts";
import { shownFor } from "../shown_for.ts";
import { intervalInWords } from "../words.ts";

/**
 * This run beside another: what they were made with, and whether they say the same.
 *
 * @param names What a person calls them.
 * @throws {UsageError} If they have no trial in common.
 */
export function against(result: ResultFile, other: ResultFile, names?: RunNames): Section {
  const comparison = compareResults(result, other, names), { here, there } = comparison.names;
  const body = markup`<p class="answer"><strong>${comparisonVerdict(comparison)}</strong>
${comparisonBits(comparison)}</p>
<h3>What they were made with</h3>
${facts(comparison)}${settings(comparison)}
<h3>Errors and times, seed by seed</h3>
${cells(comparison)}
${lone(here, comparison.onlyHere)}${lone(there, comparison.onlyThere)}`;
  return { id: "against", title: `Against ${there}`, body };
}

/** Of trials that both runs have, which settings are others. */
function settings({ names, settings, trials }: RunComparison): Html | null {
  if (settings.length === 0) return null;
  const head = markup`<tr><th scope="col">Setting</th><th scope="col">${names.here}</th>
<th scope="col">${names.there}</th><th scope="col" class="number">Trials</th></tr>`;
  const rows = settings.map((setting) =>
    markup`<tr><th scope="row">${setting.name}</th><td class="words">${setting.here}</td><td class="words">${setting.there}</td><td class="number">${setting.trials} of ${trials}</td></tr>
`
  );
  return scrollingTable("Settings that differ in trials of both runs", head, rows);
}

function facts({ names, facts }: RunComparison): Html {
  const head = markup`<tr><th scope="col"></th><th scope="col">${names.here}</th>
<th scope="col">${names.there}</th></tr>`;
  const differing = facts.filter(({ here, there }) => here !== there);
  const rows = differing.map(({ name, here, there }) =>
    markup`<tr><th scope="row">${name}</th><td class="words">${here}</td><td class="words">${there}</td></tr>
`
  );
  const equal = facts.filter(({ here, there }) => here === there).map(({ name, here }) =>
    `${name}: ${here}`
  );
  return markup`${
    rows.length === 0 ? null : scrollingTable("What differs between the runs", head, rows)
  }${equal.length === 0 ? null : markup`<p>The same in both: ${equal.join("; ")}.</p>`}`;
}

function cells({ cells, names: { here, there } }: RunComparison): Html {
  const errors = [`Error, ${here}`, `Error, ${there}`];
  const numbers = ["Same bits", ...errors, "Difference", "95 % interval"];
  const head = markup`<tr><th scope="col">Workload</th><th scope="col">Variant</th>${
    [...numbers, `Time, ${here}`, `Time, ${there}`].map((name) =>
      markup`<th scope="col" class="number">${name}</th>`
    )
  }</tr>`;
  return markup`<p>The difference is the error of ${here} minus that of ${there}, mean over the seeds that both
have, in percentage points: negative is better in ${here}.</p>
${scrollingTable("Both runs by workload and variant", head, cells.map(row))}`;
}

function row({ workload, variant, trials, same, errors, time }: ComparedCell): Html {
  const texts = [
    `${same} of ${trials}`,
    ...errors === null ? ["–", "–", "–", "–"] : [
      percent(errors.here),
      percent(errors.there),
      points(errors.difference.mean),
      intervalInWords(errors.difference),
    ],
    duration(time.here),
    duration(time.there),
  ];
  return markup`<tr${
    shownFor({ workload, variant })
  }><th scope="row">${workload}</th><td>${variant}</td>${
    texts.map((text) => markup`<td class="number">${text}</td>`)
  }</tr>
`;
}

function lone(run: string, groups: readonly LoneTrials[]): Html | null {
  if (groups.length === 0) return null;
  const count = groups.reduce((sum, { seeds }) => sum + seeds.length, 0);
  return markup`<details><summary>${counted(count, "trial")} only in ${run}</summary>
<ul>
${
    groups.map(({ workload, variant, seeds }) =>
      markup`<li>${workload}, ${variant}: ${seeds.length === 1 ? "seed" : "seeds"} ${
        listed(ranges(seeds))
      }</li>
`
    )
  }</ul></details>
`;
}
