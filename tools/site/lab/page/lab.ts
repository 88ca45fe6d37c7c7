/* A run of the lab: plans the suite of a choice, trains it, shows what came out. */

import { find } from "../../../../bench/report/page/mod.ts";
import { type Choice, suiteOf } from "../choice/mod.ts";
import { Board } from "./board.ts";
import { showButtons } from "./form.ts";
import { fitFrame, showPage } from "./frame.ts";
import type { Pool } from "./pool.ts";
import { TrialState } from "./trial_state.ts";

/** The parts of the page. */
export interface LabParts {
  readonly form: HTMLFormElement;
  readonly status: HTMLElement;
  readonly alert: HTMLElement;
  readonly board: HTMLElement;
  readonly answer: HTMLElement;
  readonly look: HTMLElement;
  readonly digests: HTMLElement;
}

export class Lab {
  readonly #pool: Pool;
  readonly #parts: LabParts;
  readonly #board: Board;
  /** Grows with every run, so that what an earlier one still says is not shown. */
  #run = 0;
  /** The result file of the last run that ended. */
  result: string | null = null;

  constructor(pool: Pool, parts: LabParts) {
    this.#pool = pool;
    this.#parts = parts;
    this.#board = new Board(parts.board);
    fitFrame(find(parts.look, "iframe"));
  }

  /** Trains a choice; a run that is still going is cancelled. */
  async train(choice: Choice): Promise<void> {
    if (this.isRunning) this.cancel();
    const run = ++this.#run, { form, alert } = this.#parts;
    this.#isRunning = true;
    this.#clear();
    showButtons(form, true);
    try {
      await this.#trainAndShow(choice, () => run === this.#run);
    } catch (error) {
      if (run !== this.#run) return;
      this.#say("");
      alert.textContent = `The lab cannot go on: ${(error as Error).message}.`;
      // A worker that failed may be in any state.
      this.#pool.restart();
    }
    if (run !== this.#run) return;
    this.#isRunning = false;
    showButtons(form, false);
  }

  /** Ends a run in the middle of it. */
  cancel(): void {
    this.#run++;
    this.#isRunning = false;
    this.#pool.restart();
    showButtons(this.#parts.form, false);
    this.#say("Cancelled. What had ended is in the table.");
  }

  #isRunning = false;

  get isRunning(): boolean {
    return this.#isRunning;
  }

  async #trainAndShow(choice: Choice, isCurrent: () => boolean): Promise<void> {
    const { form, answer, look, digests } = this.#parts;
    const started = performance.now(), fingerprint = form.dataset.fingerprint!;
    this.#say("Making the data.");
    const first = await this.#pool.first();
    const { jobs } = await first.ask(
      { kind: "plan", suite: suiteOf(choice), fingerprint },
      "planned",
    );
    if (!isCurrent()) return;
    const trials = jobs.map((job) => new TrialState(job));
    const stateOf = new Map(jobs.map(({ spec }, i) => [key(spec), trials[i]!]));
    this.#board.show(trials);
    this.#say(`Training ${jobs.length} networks.`);
    await this.#pool.train(jobs, {
      onProgress: (job, progress) => {
        if (!isCurrent()) return;
        stateOf.get(key(job.spec))!.hear(progress);
        this.#board.change();
      },
      onEnd: (ended) => {
        if (!isCurrent()) return;
        stateOf.get(key(ended.result))!.end(ended);
        this.#board.change();
        this.#say(
          `${
            trials.filter(({ ended }) => ended !== null).length
          } of ${trials.length} networks are trained.`,
        );
      },
    });
    if (!isCurrent()) return;
    const seconds = (performance.now() - started) / 1000;
    this.#board.update();
    const ended = trials.flatMap(({ ended }) => ended ?? []);
    digests.textContent = ended.map(({ result: { seed, variant, digest } }) =>
      `seed ${seed}, ${variant}: ${digest}`
    ).join("\n");
    form.dataset.seconds = String(seconds);
    this.#say(`Trained ${ended.length} networks in ${seconds.toFixed(1)} seconds.`);
    const { words, page, result } = await first.ask({ kind: "show", ended }, "shown");
    if (!isCurrent()) return;
    this.result = result;
    answer.replaceChildren(
      ...words.map((text) => Object.assign(document.createElement("p"), { textContent: text })),
    );
    answer.hidden = false;
    showPage(look, page);
  }

  #clear(): void {
    const { alert, answer, look, digests } = this.#parts;
    alert.textContent = "";
    digests.textContent = "";
    answer.hidden = true;
    look.hidden = true;
    this.result = null;
  }

  #say(words: string): void {
    this.#parts.status.textContent = words;
  }
}

/** Variant and seed name a trial of a run. */
function key({ variant, seed }: { readonly variant: string; readonly seed: number }): string {
  return `${variant} ${seed}`;
}
