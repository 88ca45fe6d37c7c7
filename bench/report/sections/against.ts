import type { ComparedCell, LoneTrials, RunComparison } from "../../compare_results.ts";
import { compareResults } from "../../compare_results.ts";
import { counted, duration, listed, percent, points } from "../../format.ts";
import type { ResultFile } from "../../result_file.ts";
import { type Html, markup } from "../../html.ts";
import { scrollingTable, type Section } from "../section.ts";
import { shownFor } from "../shown_for.ts";
import { intervalInWords } from "../words.ts";

/**
 * This run beside another: what they were made with, and whether they say the same.
 *
 * @throws {UsageError} If they have no trial in common.
 */
export function against(result: ResultFile, other: ResultFile): Section {
  const comparison = compareResults(result, other);
  const body = markup`<p class="answer"><strong>${verdict(comparison)}</strong>
${bits(comparison)}</p>
<h3>What they were made with</h3>
${facts(comparison)}
<h3>Errors and times, seed by seed</h3>
${cells(comparison)}
${lone("this run", comparison.onlyHere)}${lone("the other run", comparison.onlyThere)}`;
  return { id: "against", title: "Against the other run", body };
}

function verdict({ trials, same }: RunComparison): string {
  if (same === trials) return "The two runs agree bit for bit.";
  return same === 0 ? "No trial has the same bits in both runs." : "Some trials differ.";
}

function bits({ trials, specified, same }: RunComparison): string {
  const shared = `${counted(trials, "trial")} of the same workload, variant and seed ${
    trials === 1 ? "is" : "are"
  } in both. ${same} of ${trials} ${
    same === 1 ? "has" : "have"
  } the same digest: the same losses and the same parameters to the last bit.`;
  return specified === trials
    ? `${shared} All have the same specification in both.`
    : `${shared} Only ${specified} ${
      specified === 1 ? "has" : "have"
    } the same specification in both; of the others something that decides the result differs.`;
}

function facts({ facts }: RunComparison): Html {
  const head = markup`<tr><th scope="col"></th><th scope="col">This run</th>
<th scope="col">The other</th></tr>`;
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

function cells({ cells }: RunComparison): Html {
  const numbers = ["Same bits", "Error here", "Error there", "Difference", "95 % interval"];
  const head = markup`<tr><th scope="col">Workload</th><th scope="col">Variant</th>${
    [...numbers, "Time here", "Time there"].map((name) =>
      markup`<th scope="col" class="number">${name}</th>`
    )
  }</tr>`;
  return markup`<p>The difference is the error of this run minus that of the other, mean over the seeds that both
have, in percentage points: negative is better here.</p>
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

/** Numbers in a row as "1 to 5", others by themselves. */
function ranges(numbers: readonly number[]): string[] {
  const parts: [number, number][] = [];
  for (const number of numbers.toSorted((one, other) => one - other)) {
    const last = parts.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([first, last]) => first === last ? `${first}` : `${first} to ${last}`);
}
