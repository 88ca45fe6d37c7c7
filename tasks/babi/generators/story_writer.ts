/** Writes a story in the official format, line by line. */
export class StoryWriter {
  readonly #lines: string[] = [];
  questions = 0;

  /** @returns The statement's number. */
  tell(sentence: string): number {
    return this.#lines.push(`${this.#lines.length + 1} ${sentence}`);
  }

  /** @param question As the official file of the task has it, with or without a space at its end. */
  ask(question: string, answer: string, supports: readonly number[]): void {
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
