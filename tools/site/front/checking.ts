import {
  counted,
  dateAndTime,
  duration,
  grouped,
  type Html,
  markup,
  percent,
} from "../../../bench/base/mod.ts";
import type { EvidenceFile } from "../../../bench/results/evidence/mod.ts";
import { codeBlock } from "../frame/mod.ts";

const COMMANDS = `npx -y deno@2.9.6 task bench             # ten seconds: does everything work here?
npx -y deno@2.9.6 task bench run babi-1k # a suite
npx -y deno@2.9.6 task bench claims      # what it says of the published claims`;

/** How a reader checks the page: the suites that were run, and the way to run one. */
export function checkingHtml(files: readonly EvidenceFile[]): Html {
  return markup`<section id="check" aria-labelledby="check-name">
<h2 id="check-name">Check it</h2>
<p>You need Node.js and a clone of the repository. Run a suite, compare its digests with those of the evidence file, and let the claims be judged by your own results:</p>
${codeBlock(COMMANDS, "sh")}${
    files.length === 0
      ? markup`<p>This site was built without evidence files.</p>`
      : markup`<div class="scroll" tabindex="0" role="group" aria-label="The suites that were run"><table class="suites">
<caption>The suites that were run</caption>
<thead><tr><th scope="col">Suite</th><th scope="col">Trials</th><th scope="col">Seeds</th><th scope="col">Share of the suite</th><th scope="col">Time in trials</th><th scope="col">Made</th></tr></thead>
<tbody>
${files.map(suiteRow)}</tbody>
</table></div>
`
  }</section>`;
}

function suiteRow({ suite, trials, seeds, fraction, seconds, createdAt }: EvidenceFile): Html {
  return markup`<tr><th scope="row"><a href="evidence/${suite.name}.html">${suite.name}</a></th><td>${
    grouped(trials.ended)
  }</td><td>${counted(seeds.length, "seed")}</td><td>${percent(fraction, 0)}</td><td>${
    duration(seconds)
  }</td><td>${dateAndTime(createdAt)}</td></tr>
`;
}
