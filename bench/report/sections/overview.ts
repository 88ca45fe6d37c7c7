import type { ResultFile } from "../../results/mod.ts";
import {
  byArm,
  type CellSummary,
  summarizeCells,
  wilsonInterval,
} from "../../results/statistics/mod.ts";
import { type Html, markup, percent, percentRange } from "../../base/mod.ts";
import { keyOf, scrollingTable, type Section } from "../section.ts";
import { shownFor } from "../shown_for.ts";
import { orLess } from "../words.ts";

/** With more variants a cell has its numbers one under the other. */
const MOST_IN_A_LINE = 2;

type Cell = Pick<CellSummary, "variant" | "solved" | "trials" | "testError">;

/** Workloads by variants at a glance: how many trials solved them, and the mean error. */
export function overview(file: ResultFile): Section | null {
  const result = byArm(file), { workloads, variants } = result;
  const cells = summarizeCells(result);
  if (cells.every(({ trials }) => trials === 0)) return null;
  const byWorkload = Map.groupBy(cells, ({ workload }) => workload);
  const head = markup`<tr><th scope="col">Workload</th>${
    variants.map(({ name }, i) =>
      markup`<th scope="col"${shownFor({ variant: name })}>${keyOf(file, i)}${name}</th>`
    )
  }</tr>`;
  const rows = workloads.map(({ name }) =>
    markup`<tr${shownFor({ workload: name })}><th scope="row">${short(name, result)}</th>${
      byWorkload.get(name)!.map(cellOf)
    }</tr>
`
  );
  const foot = workloads.length < 2 ? [] : [
    markup`<tr class="first"><th scope="row">All ${workloads.length}</th>${
      variants.map(({ name: variant }, i) =>
        together(workloads.map(({ name }) => byWorkload.get(name)![i]!), variant)
      )
    }</tr>
`,
  ];
  const body = markup`<p>The share of the trials that solved the workload (a test error of ${
    targets(result)
  }), with its 95 % interval (Wilson's method), which contains the true share 95 times in 100. The error is
that of all test answers of these trials. The more trials solved it, the stronger the colour.${
    model(result)
  }</p>
<div class="heat overview${variants.length > MOST_IN_A_LINE ? null : " few"}">${
    scrollingTable("Solved trials and test error by workload and variant", head, [...rows, ...foot])
  }</div>`;
  return { id: "overview", title: "At a glance", body };
}

/** The one model that all workloads are of; null where there are several. */
function onlyModel({ workloads }: ResultFile): string | null {
  const models = new Set(workloads.map(({ model }) => model));
  return models.size === 1 ? [...models][0]! : null;
}

/** A workload's name without the model's, where all have the same. */
function short(name: string, result: ResultFile): string {
  const prefix = `${onlyModel(result)}/`;
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

function model(result: ResultFile): string | null {
  const name = onlyModel(result);
  return name === null ? null : ` All workloads are of the model ${name}.`;
}

function targets({ workloads }: ResultFile): string {
  const errors = new Set(workloads.map(({ targetError }) => targetError));
  return [...errors].map(orLess).join(", of some ");
}

function cellOf({ variant, solved, trials, testError }: Cell): Html {
  const shown = shownFor({ variant });
  if (trials === 0) return markup`<td class="number"${shown}>–</td>`;
  const { lowest, highest } = wilsonInterval(solved, trials);
  return markup`<td class="number better a${Math.round(20 * solved / trials)}"${shown}><strong>${
    whole(solved / trials)
  }</strong> ${counts({ solved, trials })}<small>${
    percentRange(lowest, highest, 0)
  }</small><small>${error(testError?.mean)}</small></td>`;
}

/** No interval: workloads differ, and their trials are not of one kind. */
function together(cells: readonly Cell[], variant: string): Html {
  const sum = (of: (cell: Cell) => number) => cells.reduce((sum, cell) => sum + of(cell), 0);
  const solved = sum((cell) => cell.solved), trials = sum((cell) => cell.trials);
  const shown = shownFor({ variant });
  if (trials === 0) return markup`<td class="number"${shown}>–</td>`;
  return markup`<td class="number"${shown}><strong>${whole(solved / trials)}</strong> ${
    counts({ solved, trials })
  }</td>`;
}

/** In one piece, wherever the line breaks. */
function counts({ solved, trials }: Pick<Cell, "solved" | "trials">): string {
  return `${solved}\u00a0of\u00a0${trials}`;
}

function whole(share: number): string {
  return `${Math.round(100 * share)}\u00a0%`;
}

function error(mean: number | undefined): string {
  return mean === undefined ? "no test error" : `error ${percent(mean)}`;
}
