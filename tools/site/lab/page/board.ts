/* What is seen of a run: counts, curves, a row for each trial. */

import { find, make } from "../../../../bench/report/page/mod.ts";
import { Curves } from "./curves.ts";
import type { TrialState } from "./trial_state.ts";

/** The page is drawn at most this often while networks train. */
const PAUSE_MILLISECONDS = 100;

/** Digits of a digest that tell trials apart; the rest is below. */
const DIGITS = 16;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

export class Board {
  readonly #section: HTMLElement;
  readonly #loss: Curves;
  readonly #error: Curves;
  #trials: readonly TrialState[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(section: HTMLElement) {
    this.#section = section;
    this.#loss = new Curves(find(section, "#loss"));
    this.#error = new Curves(find(section, "#error"));
  }

  /** Shows other trials from now on. */
  show(trials: readonly TrialState[]): void {
    this.#trials = trials;
    this.#section.hidden = false;
    find(this.#section, "tbody").replaceChildren(...trials.map(rowOf));
    this.update();
  }

  /** Draws soon what has changed. */
  change(): void {
    this.#timer ??= setTimeout(() => this.update(), PAUSE_MILLISECONDS);
  }

  update(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const trials = this.#trials, epochs = Math.max(0, ...trials.map((trial) => trial.epochs));
    const curves = (valuesOf: (trial: TrialState) => readonly (number | null)[]) =>
      trials.map((trial) => ({ variant: trial.job.spec.variant, values: valuesOf(trial) }));
    this.#loss.draw(curves(({ losses }) => losses), epochs);
    this.#error.draw(curves(({ errors }) => errors), epochs);
    const rows = find(this.#section, "tbody").rows;
    for (const [i, trial] of trials.entries()) fill(rows[i]!, trial);
    for (const variant of ["plain", "noisy"]) {
      find(this.#section, `#count-${variant}`).textContent = countOf(trials, variant);
    }
  }
}

/** "2 of 3 solved, 2 to come" */
function countOf(trials: readonly TrialState[], variant: string): string {
  const own = trials.filter(({ job }) => job.spec.variant === variant);
  const ended = own.flatMap(({ ended }) => ended ?? []), left = own.length - ended.length;
  const solved = ended.filter(({ result }) => result.status === "solved").length;
  return [
    ...ended.length === 0 ? [] : [`${solved} of ${ended.length} solved`],
    ...left === 0 ? [] : [`${left} to come`],
  ].join(", ");
}

function rowOf({ job: { spec: { seed, variant } } }: TrialState): HTMLTableRowElement {
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, `${seed}, ${variant === "noisy" ? "noise" : "no noise"}`),
    ...Array.from({ length: 4 }, () => make("td")),
  );
}

function fill(row: HTMLTableRowElement, trial: TrialState): void {
  const result = trial.ended?.result, error = result?.metrics?.testError.value;
  const texts = [
    trial.words,
    error === undefined ? "" : percent(error),
    result === undefined ? "" : `${result.durationSeconds.toFixed(1)} s`,
    result?.digest.slice(0, DIGITS) ?? "",
  ];
  for (const [i, text] of texts.entries()) {
    const cell = row.cells[i + 1]!;
    if (cell.textContent !== text) cell.textContent = text;
  }
}
