import { own } from "../base/mod.ts";

/** By task; of tasks that are not here, a guess is hardly ever right. */
const guesses: Readonly<Record<string, number>> = {
  // One of ten digits.
  digits: 0.9,
};

/**
 * The error of a network that diverged, on a task: its outputs are no numbers, so that it gives the same answer to
 * every question, and as many are wrong as of a guess.
 *
 * @returns A fraction.
 */
export function errorOfGuess(task: string): number {
  return own(guesses, task) ?? 1;
}
