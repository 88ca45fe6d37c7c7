import type { Examples } from "../../dataset.ts";
import type { StoryBatch, StoryShape } from "./batch.ts";
import type { Question, Story } from "./reader.ts";

/** A question with the story it belongs to. */
export interface Example {
  readonly story: Story;
  readonly question: Question;
}

/** Examples as numbers, worked out once: a batch only copies rows. */
export class StoryExamples implements Examples<StoryBatch> {
  readonly length: number;
  readonly #shape: StoryShape;
  /** By example, `[n, L]`: a view of its story, which all questions about it share. */
  readonly #statements: Int32Array[];
  readonly #counts: Int32Array;
  readonly #questions: Int32Array;
  readonly #answers: Int32Array;

  constructor(examples: readonly Example[], shape: StoryShape, ids: ReadonlyMap<string, number>) {
    const { memorySlots: M, statementWords: L, questionWords: Q } = shape;
    // The reader gives the same words to the same sentence.
    const known = new Map<readonly string[], number[]>();
    const numbers = (words: readonly string[]) => {
      const found = known.get(words) ?? words.map((word) => ids.get(word) ?? 0);
      known.set(words, found);
      return found;
    };
    /** `[T, L]` of the story's T statements, the last told first. */
    const tell = ({ statements }: Story) => {
      const told = new Int32Array(statements.length * L);
      for (const [i, { words }] of statements.entries()) {
        told.set(numbers(words), (statements.length - 1 - i) * L);
      }
      return told;
    };
    const told = new Map([...new Set(examples.map(({ story }) => story))].map((story) => [
      story,
      tell(story),
    ]));
    this.length = examples.length;
    this.#shape = shape;
    this.#counts = Int32Array.from(examples, ({ question }) => Math.min(question.told, M));
    this.#statements = examples.map(({ story, question }, row) => {
      const later = story.statements.length - question.told;
      return told.get(story)!.subarray(later * L, (later + this.#counts[row]!) * L);
    });
    this.#questions = new Int32Array(examples.length * Q);
    for (const [row, { question }] of examples.entries()) {
      this.#questions.set(numbers(question.words), row * Q);
    }
    this.#answers = Int32Array.from(examples, ({ question }) => ids.get(question.answer) ?? -1);
  }

  batch(indices: ArrayLike<number>, reuse?: StoryBatch): StoryBatch {
    const { memorySlots, statementWords, questionWords } = this.#shape;
    const size = indices.length, numbers = memorySlots * statementWords;
    const statements = arrayOf(size * numbers, reuse?.statements);
    for (let row = 0; row < size; row++) {
      const told = this.#statements[indices[row]!];
      if (told === undefined) {
        throw new RangeError(`Cannot take example ${indices[row]} of ${this.length}`);
      }
      statements.set(told, row * numbers);
      statements.fill(0, row * numbers + told.length, (row + 1) * numbers);
    }
    return {
      kind: "story",
      size,
      memorySlots,
      statementWords,
      questionWords,
      statements,
      statementCounts: takeRows(this.#counts, 1, indices, reuse?.statementCounts),
      questions: takeRows(this.#questions, questionWords, indices, reuse?.questions),
      answers: takeRows(this.#answers, 1, indices, reuse?.answers),
    };
  }
}

/** An array of a size: the one that is done with, if it has that size. */
function arrayOf(size: number, reuse: Int32Array | undefined): Int32Array {
  return reuse?.length === size ? reuse : new Int32Array(size);
}

function takeRows(
  from: Int32Array,
  width: number,
  indices: ArrayLike<number>,
  reuse: Int32Array | undefined,
): Int32Array {
  const rows = arrayOf(indices.length * width, reuse);
  for (let row = 0, to = 0; row < indices.length; row++) {
    const start = indices[row]! * width;
    for (let i = 0; i < width; i++) rows[to++] = from[start + i]!;
  }
  return rows;
}
