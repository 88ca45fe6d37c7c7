/* Steps through the hops and the programs of the report, and unfolds tables. */

import { entry, folds } from "./data.ts";
import { find, findAll, makeButton } from "./elements.ts";
import { startStepper } from "./stepper.ts";

/** Long enough to read what a step says. */
const STEP_MILLISECONDS = 2000;

/** The elements of a player. */
interface Player {
  readonly article: HTMLElement;
  readonly box: HTMLElement;
  readonly status: HTMLElement;
  readonly heads: readonly HTMLTableCellElement[];
  readonly steps: readonly HTMLElement[];
  /** Lines about several steps each. */
  readonly passages: readonly HTMLElement[];
}

/** @param at The step that is shown; one less than the first before it. */
function show(
  { article, box, status, heads, steps, passages }: Player,
  at: number,
  before: number,
): void {
  const head = at === before ? undefined : heads[at - 1], column = head?.dataset.column;
  for (const [i, step] of steps.entries()) mark(step, head !== undefined && i === at - 1);
  for (const passage of passages) {
    const { first, last } = passage.dataset;
    mark(passage, Number(first) <= at && at <= Number(last));
  }
  for (
    const row of findAll<HTMLTableRowElement>(article, "thead tr, tbody tr:not(.more)")
  ) {
    const cells = [...row.cells];
    const isMarked = !head || cells[head.cellIndex]!.classList.contains("on");
    row.classList.toggle("taken", row.parentElement?.tagName === "TBODY" && isMarked);
    for (const [i, cell] of cells.entries()) {
      cell.classList.toggle("current", i === head?.cellIndex);
      cell.classList.toggle("later", head !== undefined && i > head.cellIndex);
      // The first cell is the row's number.
      cell.classList.toggle("looked-at", column !== undefined && i === Number(column) + 1);
    }
  }
  article.classList.toggle("playing", head !== undefined);
  const { unit = "", start = "" } = box.dataset;
  const words = steps[at - 1]?.querySelector("p")?.textContent ?? head?.dataset.says;
  status.textContent = head
    ? `${unit.slice(0, 1).toUpperCase()}${unit.slice(1)} ${at} of ${heads.length}. ${words}`
    : start;
}

function mark(line: HTMLElement, isCurrent: boolean): void {
  if (isCurrent) line.setAttribute("aria-current", "step");
  else line.removeAttribute("aria-current");
}

function startPlayer(article: HTMLElement): void {
  const box = find(article, ".player"), status = find(box, "[role=status]");
  const player: Player = {
    ...{ article, box, status },
    heads: findAll<HTMLTableCellElement>(article, "thead .step"),
    steps: findAll(article, ".program-steps > li"),
    passages: findAll(article, ".passages > div"),
  };
  const idle = article.querySelector<HTMLDetailsElement>("details.idle-steps");
  /** Steps that change nothing are passed over as long as they are folded away. */
  const first = () => idle === null || idle.open ? 0 : findAll(idle, ".program-steps > li").length;
  const { goTo } = startStepper({
    ...{ around: article, box, last: player.heads.length, milliseconds: STEP_MILLISECONDS },
    first,
    show: (position) => show(player, position, first()),
  });
  idle?.addEventListener("toggle", () => goTo(first()));
  status.textContent = `Shows it ${box.dataset.unit} by ${box.dataset.unit}; so do the arrow keys.`;
}

/** Puts the rows that were left out in the place of the line that says so. */
function unfold(cell: HTMLTableCellElement): void {
  const line = cell.closest("tr")!;
  const like = line.previousElementSibling as HTMLTableRowElement;
  const rows = entry(folds, cell.dataset.fold).rows.map((texts) => {
    const row = like.cloneNode(true) as HTMLTableRowElement;
    for (const [i, text] of texts.entries()) row.cells[i]!.textContent = text;
    return row;
  });
  cell.closest<HTMLElement>(".scroll")?.focus();
  line.replaceWith(...rows);
}

/** Makes the players step, and the lines that stand for rows unfold. */
export function startPlayers(): void {
  for (const article of findAll(document, ".playable")) startPlayer(article);
  for (const cell of findAll<HTMLTableCellElement>(document, "[data-fold]")) {
    cell.replaceChildren(makeButton(cell.textContent, () => unfold(cell)));
  }
}
