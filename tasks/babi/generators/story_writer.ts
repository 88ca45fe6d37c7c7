/** A story ends after some hundred lines; one that has used so many steps never will. */
const STEPS = 100_000;

/** Writes a story in the official format, line by line. */
export class StoryWriter {
  readonly #lines: string[] = [];
  #steps = 0;
  questions = 0;

  /**
   * One step of a simulator, or one try: each line counts, and each loop that may draw in vain.
   *
   * @throws {RangeError} If there were so many that the story will not end.
   */
  spend(): void {
    if (++this.#steps > STEPS) {
      throw new RangeError(`Cannot write a story that has not ended after ${STEPS} steps`);
    }
  }

  /** @returns The statement's number. */
  tell(sentence: string): number {
    this.spend();
    return this.#lines.push(`${this.#lines.length + 1} ${sentence}`);
  }

  /** @param question As the official file of the task has it, with or without a space at its end. */
  ask(question: string, answer: string, supports: readonly number[]): void {
    this.spend();
    this.#lines.push(`${this.#lines.length + 1} ${question}\t${answer}\t${supports.join(" ")}`);
    this.questions += 1;
  }

  /** The story with its first so many questions; what comes after the last of them is cut. */
  text(questions: number): string {
    let left = questions;
    const end = this.#lines.findIndex((line) => line.includes("\t") && --left === 0);
    return this.#lines.slice(0, end === -1 ? undefined : end + 1).map((line) => `${line}\n`).join(
      "",
    );
  }
}
