import { type Html, markup, percent } from "../../base/mod.ts";
import { hasKinds } from "../../suites/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { byArm, summarizeCells, summarizeTasks } from "../../results/statistics/mod.ts";
import { keyOf, scrollingTable, type Section } from "../section.ts";

type Workload = ResultFile["workloads"][number];

/** Is before the name of a kind of questions that training has none of. */
const UNSEEN = /^unseen: /;

/** Right answers by kind of question; null without a workload that has several kinds. */
export function kinds(file: ResultFile): Section | null {
  const result = byArm(file);
  const shown = result.workloads.filter(hasKinds);
  if (shown.length === 0) return null;
  const tables = shown.map((workload, i) =>
    markup`<details${
      i === 0 ? markup` open` : null
    }><summary>${workload.name}, ${workload.parts.length} kinds
of questions</summary>
${table(result, workload)}</details>
`
  );
  const body =
    markup`<p>Right answers to the questions of the test part, by what they ask: over all trials of a
variant, and of the best of n (by training error). The more answers are wrong, the stronger the colour.</p>
${tables}`;
  return { id: "kinds", title: "Right answers by kind of question", body };
}

function table(result: ResultFile, workload: Workload): Html {
  const { name, parts } = workload, { variants } = result;
  const summaries = summarizeTasks(result).filter((one) => one.workload === name);
  const cells = summarizeCells(result).filter((one) => one.workload === name);
  const head = markup`<tr><th scope="col">Question</th>${
    variants.map(({ name }, i) =>
      markup`<th scope="col" class="number">${keyOf(result, i)}${name}<small>all trials</small></th>
<th scope="col" class="number">${name}<small>best of n</small></th>`
    )
  }<th scope="col" class="number">In test</th><th scope="col" class="number">In training</th></tr>`;
  const rows = parts.toSorted(byLength).map(({ task, trainingQuestions, testQuestions }) =>
    markup`<tr><th scope="row">${task.replace(UNSEEN, "")}${
      isUnseen(task) ? markup`<small>not in training</small>` : null
    }</th>${
      variants.map(({ name }) => {
        const own = summaries.find((one) => one.task === task && one.variant === name);
        return [rightShare(own?.testError?.mean), rightShare(own?.best)];
      })
    }<td class="number">${testQuestions}</td><td class="number">${trainingQuestions}</td></tr>
`
  );
  const sum = (count: (part: Workload["parts"][0]) => number) =>
    parts.reduce((sum, part) => sum + count(part), 0);
  const foot = markup`<tr class="first"><th scope="row">All</th>${
    variants.map(({ name }) => {
      const own = cells.find(({ variant }) => variant === name);
      return [rightShare(own?.testError?.mean), rightShare(own?.best?.metrics?.testError.value)];
    })
  }<td class="number">${sum(({ testQuestions }) => testQuestions)}</td>
<td class="number">${sum(({ trainingQuestions }) => trainingQuestions)}</td></tr>
`;
  const label = `Right answers by kind of question: ${name}`;
  return markup`<div class="heat">${scrollingTable(label, head, [...rows, foot])}</div>`;
}

function isUnseen(task: string): boolean {
  return UNSEEN.test(task);
}

/** Simple questions first; those that training has none of last. */
function byLength(one: Workload["parts"][0], other: Workload["parts"][0]): number {
  const words = ({ task }: Workload["parts"][0]) => task.split(" ").length;
  return Number(isUnseen(one.task)) - Number(isUnseen(other.task)) ||
    words(one) - words(other) ||
    (one.task < other.task ? -1 : 1);
}

/** An error as the share of right answers. */
function rightShare(error: number | null | undefined): Html {
  if (error === null || error === undefined) return markup`<td class="number">–</td>`;
  // The shades are those of the attention: 20 of them.
  return markup`<td class="number worse a${Math.round(20 * error)}">${percent(1 - error)}</td>`;
}
