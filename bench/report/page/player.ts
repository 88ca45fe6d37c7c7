/* Steps through the hops and the programs of the report, and unfolds tables. */

import { entry, folds } from "./data.ts";
import { find, findAll, makeButton } from "./elements.ts";

/** Long enough to read what a step says. */
const STEP_MILLISECONDS = 2000;

/** The elements of a player, and where it stands. */
interface Player {
  readonly article: HTMLElement;
  readonly box: HTMLElement;
  readonly back: HTMLButtonElement;
  readonly toggle: HTMLButtonElement;
  readonly next: HTMLButtonElement;
  readonly status: HTMLElement;
  readonly heads: readonly HTMLTableCellElement[];
  readonly steps: readonly HTMLElement[];
  /** The step that is shown; 0 before the first. */
  position: number;
  /** Undefined while it does not play. */
  timer: number | undefined;
}

function show(player: Player, position: number): void {
  const { article, box, back, next, status, heads, steps } = player;
  const at = Math.max(0, Math.min(heads.length, position));
  player.position = at;
  const head = heads[at - 1], column = head?.dataset.column;
  for (const [i, step] of steps.entries()) {
    if (i === at - 1) step.setAttribute("aria-current", "step");
    else step.removeAttribute("aria-current");
  }
  for (
    const row of findAll<HTMLTableRowElement>(article, "thead tr, tbody tr:not(.more)")
  ) {
    const cells = [...row.cells];
    const isMarked = !head || cells[head.cellIndex]!.classList.contains("on");
    row.classList.toggle("taken", row.parentElement?.tagName === "TBODY" && isMarked);
    for (const [i, cell] of cells.entries()) {
      cell.classList.toggle("current", i === head?.cellIndex);
      // The first cell is the row's number.
      cell.classList.toggle("looked-at", column !== undefined && i === Number(column) + 1);
    }
  }
  article.classList.toggle("playing", head !== undefined);
  const { unit = "", start = "" } = box.dataset;
  // Not `disabled`, which would take the focus away.
  back.ariaDisabled = String(at === 0);
  next.ariaDisabled = String(at === heads.length);
  const words = steps[at - 1]?.querySelector("p")?.textContent ?? head?.dataset.says;
  status.textContent = head
    ? `${unit.slice(0, 1).toUpperCase()}${unit.slice(1)} ${at} of ${heads.length}. ${words}`
    : start;
}

function pause(player: Player): void {
  clearInterval(player.timer);
  player.timer = undefined;
  player.toggle.textContent = "Play";
}

/** Goes on by itself to the last step; from there, from the beginning. */
function play(player: Player): void {
  const last = player.heads.length;
  const step = () => {
    show(player, player.position + 1);
    if (player.position === last) pause(player);
  };
  if (player.position === last) show(player, 0);
  player.timer = setInterval(step, STEP_MILLISECONDS);
  player.toggle.textContent = "Pause";
  step();
}

function move(player: Player, by: number): void {
  pause(player);
  show(player, player.position + by);
}

function startPlayer(article: HTMLElement): void {
  const box = find(article, ".player"), status = find(box, "[role=status]");
  const [back, toggle, next] = findAll(box, "button") as [
    HTMLButtonElement,
    HTMLButtonElement,
    HTMLButtonElement,
  ];
  const player: Player = {
    ...{ article, box, back, toggle, next, status },
    heads: findAll<HTMLTableCellElement>(article, "thead .step"),
    steps: findAll(article, ".program-steps > li"),
    position: 0,
    timer: undefined,
  };
  box.hidden = false;
  status.textContent = `Shows it ${box.dataset.unit} by ${box.dataset.unit}; so do the arrow keys.`;
  back.ariaDisabled = "true";
  back.addEventListener("click", () => move(player, -1));
  next.addEventListener("click", () => move(player, 1));
  toggle.addEventListener("click", () => {
    if (player.timer === undefined) play(player);
    else pause(player);
  });
  // Readers who asked for less motion go step by step.
  const stillness = matchMedia("(prefers-reduced-motion: reduce)");
  const offerPlay = () => {
    if (stillness.matches) pause(player);
    toggle.hidden = stillness.matches;
  };
  offerPlay();
  stillness.addEventListener("change", offerPlay);
  article.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    // In a table the arrows scroll.
    if (by === undefined || event.target instanceof Element && event.target.closest(".scroll")) {
      return;
    }
    event.preventDefault();
    move(player, by);
  });
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
