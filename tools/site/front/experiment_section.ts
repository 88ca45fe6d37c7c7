import { counted, type Html, markup } from "../../../bench/base/mod.ts";
import { codeBlock } from "../frame/mod.ts";
import { claimTable } from "./claim_table.ts";
import type { Experiment } from "./experiments.ts";
import { chartKey } from "./interval_chart.ts";
import type { Standing } from "./standings.ts";

/** An experiment: its story, its comparisons drawn, the rest of its claims, and the commands. */
export function experimentHtml(
  experiment: Experiment,
  claims: readonly Standing[],
  pages: ReadonlyMap<string, string>,
): Html {
  const { id, title, story, caution, main, drawn, related } = experiment;
  const own = claims.filter((one) => experiment.claims.test(one.id));
  const first = [...main.map(({ claim }) => claim), ...drawn]
    .flatMap((name) => own.filter((one) => one.id === name));
  const rest = own.filter((one) => !first.includes(one));
  const others = related === undefined
    ? []
    : claims.filter((one) => one.citation.includes(related.citation) && one.record !== null);
  return markup`<section id="${id}" class="experiment" aria-labelledby="${id}-name">
<h2 id="${id}-name">${title}</h2>
<p>${story}</p>
<p class="caution">${caution}</p>
${claimTable(first, `${title}: with and without noise`, { drawn: true })}${chartKey()}
${
    rest.length === 0
      ? null
      : markup`<details><summary>${
        counted(rest.length, "further claim")
      } of this experiment</summary>
${claimTable(rest, `${title}: the other claims`, { drawn: false })}</details>
`
  }${
    others.length === 0 ? null : markup`<h3>${related!.title}</h3>
${claimTable(others, related!.title, { drawn: true })}`
  }${commands([...own, ...others])}
<p class="more">${evidenceLinks([...own, ...others])}${
    experiment.pages.map(({ path, name }) =>
      markup`<a href="${pages.get(path) ?? ""}">${name}</a> `
    )
  }</p>
</section>
`;
}

function commands(claims: readonly Standing[]): Html {
  const all = claims.flatMap(({ file, suite }) =>
    file !== null
      ? [file.command.join(" ")]
      : suite === null
      ? []
      : [`deno task bench run ${suite}`]
  );
  // What was run comes before the same suite's plain command.
  const chosen = [...new Set(all)].filter((one, _, list) =>
    !list.some((other) => other !== one && other.startsWith(`${one} `))
  );
  return codeBlock(chosen.join("\n"), "sh");
}

function evidenceLinks(claims: readonly Standing[]): Html[] {
  const names = new Set(claims.flatMap(({ file }) => file === null ? [] : [file.suite.name]));
  return [...names].map((name) => markup`<a href="evidence/${name}.html">Evidence: ${name}</a> `);
}
