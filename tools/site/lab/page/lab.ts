/* A run of the lab: trains a choice and shows what comes out. */

import { find, make } from "../../../../bench/report/page/mod.ts";
import type { Choice } from "../choice/mod.ts";
import type { EndedTrial } from "../messages.ts";
import { Board } from "./board.ts";
import { showButtons } from "./form.ts";
import { fitFrame, showPage } from "./frame.ts";
import type { Pool } from "./pool.ts";
import { trainChoice } from "./train_choice.ts";

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
  /** Grows with every run and when one is cancelled: the end of an earlier one is not shown. */
  #run = 0;
  #isRunning = false;
  #result: string | null = null;

  constructor(pool: Pool, parts: LabParts) {
    this.#pool = pool;
    this.#parts = parts;
    this.#board = new Board(parts.board);
    fitFrame(find(parts.look, "iframe"));
  }

  /** The result file of the last run that ended; null before. */
  get result(): string | null {
    return this.#result;
  }

  /** Trains a choice; a run that is still going is cancelled. */
  async train(choice: Choice): Promise<void> {
    if (this.#isRunning) this.cancel();
    const run = ++this.#run, isCurrent = () => run === this.#run;
    this.#clear();
    this.#setRunning(true);
    try {
      const started = performance.now();
      const ended = await this.#trainAll(choice);
      if (!isCurrent()) return;
      this.#showEnd(ended, (performance.now() - started) / 1000);
      const first = await this.#pool.first();
      const { words, page, result } = await first.ask({ kind: "show", ended }, "shown");
      if (!isCurrent()) return;
      this.#result = result;
      this.#showResult(words, page);
    } catch (error) {
      if (!isCurrent()) return;
      this.#say("");
      this.#parts.alert.textContent = `The lab cannot go on: ${(error as Error).message}.`;
      // A worker that failed may be in any state.
      this.#pool.restart();
    }
    this.#setRunning(false);
  }

  /** Ends a run in the middle of it. */
  cancel(): void {
    this.#run++;
    this.#pool.restart();
    this.#setRunning(false);
    this.#say("Cancelled. What had ended is in the table.");
  }

  async #trainAll(choice: Choice): Promise<EndedTrial[]> {
    this.#say("Making the data.");
    return await trainChoice(this.#pool, choice, this.#parts.form.dataset.fingerprint!, {
      onPlan: (trials) => {
        this.#board.show(trials);
        this.#say(`Training ${trials.length} networks.`);
      },
      onProgress: () => this.#board.change(),
      onEnd: (ended, of) => {
        this.#board.change();
        this.#say(`${ended} of ${of} networks are trained.`);
      },
    });
  }

  #showEnd(ended: readonly EndedTrial[], seconds: number): void {
    const { form, digests } = this.#parts;
    this.#board.update();
    digests.textContent = ended.map(({ result: { seed, variant, digest } }) =>
      `seed ${seed}, ${variant}: ${digest}`
    ).join("\n");
    form.dataset.seconds = String(seconds);
    this.#say(`Trained ${ended.length} networks in ${seconds.toFixed(1)} seconds.`);
  }

  #showResult(words: readonly string[], page: string): void {
    const { answer, look } = this.#parts;
    answer.replaceChildren(...words.map((text) => make("p", {}, text)));
    answer.hidden = false;
    showPage(look, page);
  }

  #clear(): void {
    const { alert, answer, look, digests } = this.#parts;
    for (const part of [alert, digests]) part.textContent = "";
    for (const part of [answer, look]) part.hidden = true;
    this.#result = null;
  }

  #setRunning(isRunning: boolean): void {
    this.#isRunning = isRunning;
    showButtons(this.#parts.form, isRunning);
  }

  #say(words: string): void {
    this.#parts.status.textContent = words;
  }
}
