import { counted, duration, grouped, type Html, listed, markup } from "../../../bench/base/mod.ts";
import { type Grade, grades } from "../../../bench/results/claims/mod.ts";
import type { EvidenceFile } from "../../../bench/results/evidence/mod.ts";
import { experiments } from "./experiments.ts";
import type { Standing } from "./standings.ts";

const order = Object.keys(grades) as Grade[];

/** What the main comparisons of one grade say of the noise, where the claim is that it helps. */
const outcomes: Readonly<Record<Grade, string>> = {
  signAndSize: "It helped, by as much as published",
  signOnly: "It helped, by another amount than published",
  sizeExcluded: "No clear effect, and less than published",
  opposite: "It did harm",
  inconclusive: "Too close to call",
  withinMargin: "No effect worth speaking of, as published",
};

/** The five questions of a reader who has one minute, answered from the evidence. */
export function answersHtml(claims: readonly Standing[], files: readonly EvidenceFile[]): Html {
  const main = experiments.flatMap(({ id, main }) =>
    main.flatMap(({ claim, label }) => {
      const standing = claims.find((one) => one.id === claim);
      return standing === undefined ? [] : [{ label, standing, section: id }];
    })
  );
  const groups = order.map((grade) => ({
    grade,
    rows: main.filter(({ standing }) => standing.record?.grade === grade),
  })).filter(({ rows }) => rows.length > 0);
  const notRun = main.filter(({ standing }) => standing.record === null);
  return markup`<section class="answers" aria-label="In short">
${
    question(
      "Does the noise help, and when?",
      markup`<dl class="outcomes">
${groups.map(({ grade, rows }) => outcome(outcomes[grade], rows, grade))}${
        notRun.length === 0 ? null : outcome("Not run yet", notRun, "not-run")
      }</dl>
`,
    )
  }${
    question(
      "How sure is that?",
      markup`<p>${
        sureSentence(files)
      } Every difference has a 95 % interval over pairs of runs that share data, starting weights and the order of examples; <a href="docs/statistics.html">in simulation</a> these intervals contain the true difference about as often as they say. p-values are adjusted for the number of claims (Holm). The published numbers have no intervals of their own, though other seeds would have moved them as well. A claim is graded by the sign and by the size it states, and a follow-up is a fresh run on other seeds, so that nobody stops when a result suits.</p>
`,
    )
  }${
    question(
      "How do I check it?",
      markup`<p>Each experiment below has its commands. Each suite has an <a href="#check">evidence file</a> with versions, data and digests: the same command gives the same digests, bit for bit, on the same kind of processor. <a href="lab.html">The lab</a> trains a pair with and without noise in this browser.</p>
`,
    )
  }</section>`;
}

function question(name: string, answer: Html): Html {
  return markup`<div class="question"><h2>${name}</h2>
<div>${answer}</div></div>
`;
}

interface MainRow {
  readonly label: string;
  readonly standing: Standing;
  readonly section: string;
}

function outcome(name: string, rows: readonly MainRow[], kind: string): Html {
  return markup`<div><dt><span class="mark ${kind}">${name}</span></dt>
<dd><ul>
${
    rows.map(({ label, section }) => markup`<li><a href="#${section}">${label}</a></li>\n`)
  }</ul></dd></div>
`;
}

/** Where the noise helped, by the main comparisons, and how all claims were graded. */
export function tallyHtml(claims: readonly Standing[]): Html {
  const run = claims.filter(({ record }) => record !== null);
  if (run.length === 0) return markup`<p class="verdict">Nothing has been run yet.</p>`;
  const main = experiments.flatMap(({ main }) => main)
    .flatMap(({ claim, label }) =>
      run.filter(({ id }) => id === claim).map((one) => ({ ...one, label }))
    );
  const helped = main.filter(({ record }) => ["signAndSize", "signOnly"].includes(record!.grade!));
  const counts = order.map((grade) => ({
    grade,
    count: run.filter(({ record }) => record!.grade === grade).length,
  })).filter(({ count }) => count > 0).map(({ grade, count }) => `${count} ${grades[grade].title}`);
  const harmed = main.filter(({ record }) => record!.grade === "opposite");
  return markup`<p class="verdict">${helpedSentence(helped, main.length)}${
    harmed.length === 0 ? "" : ` It did harm: ${listed(harmed.map(({ label }) => label))}.`
  }</p>
<p>Of all ${claims.length} claims of the paper ${run.length} were tested: ${listed(counts)}.</p>`;
}

function helpedSentence(helped: readonly { readonly label: string }[], run: number): string {
  if (helped.length === 0) {
    return run === 1
      ? "It gave no clear help in the one main comparison that was run."
      : `It gave no clear help in any of the ${run} main comparisons that were run.`;
  }
  return `It helped in ${helped.length} of ${counted(run, "main comparison")}: ` +
    `${listed(helped.map(({ label }) => label))}.`;
}

function sureSentence(files: readonly EvidenceFile[]): string {
  if (files.length === 0) return "There is no evidence yet.";
  const trials = files.reduce((sum, file) => sum + file.trials.ended, 0);
  const seconds = files.reduce((sum, file) => sum + file.seconds, 0);
  return `${grouped(trials)} networks were trained in ${counted(files.length, "suite")}, ` +
    `${duration(seconds)} of one core.`;
}
