import type { Checkpoint } from "../trial/spec/mod.ts";
import type { Answer } from "./store/mod.ts";

/** Keeps what trials can go on from after their process was killed: of each the last checkpoint. */
export interface Checkpoints {
  /**
   * The checkpoint of a trial that the same code wrote; null if there is none.
   *
   * @throws {SyntaxError} If it is damaged.
   */
  read(spec: Checkpoint["spec"], fingerprint: string): Answer<Checkpoint | null>;
  /** Replaces a trial's checkpoint: after a crash, either the old one or the new one is there. */
  write(checkpoint: Checkpoint): Answer<void>;
  /** Removes a trial's checkpoint. */
  remove(spec: Checkpoint["spec"]): Answer<void>;
  /** Removes what a killed process left of trials that have ended. */
  tidy(ended: ReadonlySet<string>): Answer<void>;
}
