import { type Html, markup } from "../../../bench/base/mod.ts";
import type { EvidenceFile } from "../../../bench/results/evidence/mod.ts";
import { frame } from "../frame/mod.ts";
import { answersHtml, tallyHtml } from "./answers.ts";
import { checkingHtml } from "./checking.ts";
import { experimentHtml } from "./experiment_section.ts";
import { experiments } from "./experiments.ts";
import { gradeTable } from "./grade_table.ts";
import { shareChart } from "./share_chart.ts";
import { type Standing, standings } from "./standings.ts";

/** What the front page is made of. */
export interface FrontPageInput {
  readonly evidence: readonly EvidenceFile[];
  /** Where pages of the repository are on the site. */
  readonly pages: ReadonlyMap<string, string>;
}

/** The question, the answer, and the paper's five experiments. */
export function frontPage({ evidence, pages }: FrontPageInput): string {
  const all = standings(evidence);
  const claims = all.filter(({ id }) => experiments.some((one) => one.claims.test(id)));
  return frame({
    path: "index.html",
    title: "gradnoise: does noise added to gradients help networks learn?",
    description: "The five experiments of Neelakantan et al. 2015 run again with and without " +
      "gradient noise, in pairs: published against measured, with intervals.",
    main: markup`<div class="opening">
${hero(claims)}
${shareChart(claims)}
</div>
${answersHtml(claims, evidence)}
<section id="experiments" aria-labelledby="experiments-name">
<h2 id="experiments-name">The paper’s five experiments</h2>
<p>A row compares two ways of training that differ in one thing, as <i>first → second</i>. The difference is second minus first, in percentage points of errors, or of runs that fail: below zero is better.</p>
${gradeTable(claims)}
<ul class="places">
${experiments.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>\n`)}</ul>
</section>
${experiments.map((one) => experimentHtml(one, all, pages))}
${checkingHtml(evidence)}
`,
  });
}

function hero(claims: readonly Standing[]): Html {
  return markup`<section class="hero">
<h1>Does noise added to the gradient help networks learn?</h1>
<p class="lede">In 2015 <a href="https://arxiv.org/abs/1511.06807">Neelakantan et al.</a> reported that it does: clip the gradient, add Gaussian noise whose variance falls as <span class="formula">η ∕ (1 + t)<sup>0.55</sup></span>, and very deep networks, memory networks and machines that learn programs train better. The paper has no intervals and no tests. gradnoise repeats its five experiments, with and without the noise, in pairs that share everything else.</p>
${tallyHtml(claims)}
</section>`;
}
