import { clock, percent } from "../base/mod.ts";
import type { TrialProgress } from "../trial/spec/mod.ts";

/** How far a trial has come, in words. */
export interface ProgressWords {
  /** "epoch 12/60", with the attempt where there may be several. */
  readonly epoch: string;
  /** "loss 0.123". */
  readonly loss: string;
  /** "error 8.4 %"; empty before it was first asked for. */
  readonly error: string;
  /** "0:12 left", if it needs all its attempts and epochs. */
  readonly left: string;
}

/** @param passed Seconds since it started. */
export function progressWords(progress: TrialProgress, passed: number): ProgressWords {
  const { attempt, attempts, earlier, epoch, epochs, share, loss, error } = progress;
  const done = epoch + share, toDo = (attempts - attempt + 1) * epochs - done;
  const which = attempts === 1 ? "" : `attempt ${attempt}/${attempts}, `;
  return {
    epoch: `${which}epoch ${share > 0 ? done.toFixed(1) : epoch}/${epochs}`,
    loss: `loss ${loss?.toFixed(3) ?? "not finite"}`,
    error: error === null ? "" : `error ${percent(error)}`,
    left: earlier + done === 0 ? "" : `${clock(passed * toDo / (earlier + done))} left`,
  };
}
