import type { Json, RandomStream } from "../../../engine/mod.ts";
import type { TableBatch, TableDataset } from "../../../tasks/mod.ts";
import type { Mode } from "../../model.ts";
import type { NeuralProgrammerOptions } from "../options.ts";
import type { ProgramWeights } from "../program.ts";
import { canonical, type Draft, type HardProgram } from "./hard_program.ts";
import { HardQuestion } from "./hard_question.ts";
import { ProgramChoices } from "./program_choices.ts";
import { ProgramMemory } from "./program_memory.ts";

/** Where programs are tried on more questions of a text. */
export type TrainingQuestions = Pick<TableDataset, "train" | "trainingQuestionsOf">;

/** The questions of a batch that have the same text. */
interface TextGroup {
  readonly text: string;
  /** `[Q]`: its words. */
  readonly words: Int32Array;
  readonly questions: readonly number[];
}

/**
 * Programs that were found right, by text, and the search for them: programs are drawn from what the network
 * chooses, run on the batch's tables, and kept where they answer every question of their text.
 *
 * Source of the idea: marginal likelihood over a memory of programs (Liang et al. 2018, memory-augmented
 * policy optimization, arXiv 1807.02322; Guu et al. 2017, arXiv 1704.07926).
 */
export class FoundPrograms {
  readonly #options: NeuralProgrammerOptions;
  readonly #training: TrainingQuestions | null;
  readonly #memory: ProgramMemory;

  /** @param training Null where there are no more questions to try programs on. */
  constructor(options: NeuralProgrammerOptions, training: TrainingQuestions | null) {
    this.#options = options;
    this.#training = training;
    this.#memory = new ProgramMemory(options.programsKept);
  }

  /** How many texts were met, and how many have a program. */
  get size(): ProgramMemory["size"] {
    return this.#memory.size;
  }

  save(): Json {
    return this.#memory.save();
  }

  restore(state: Json): void {
    this.#memory.restore(state);
  }

  /** The programs of each question's text. */
  programsOf(batch: TableBatch): (readonly HardProgram[])[] {
    return Array.from(
      { length: batch.size },
      (_, b) => this.#memory.programsOf(wordsOf(batch, b).join()),
    );
  }

  /**
   * Drops programs that are wrong on a question of the batch, for good, and looks for others: `searchDraws`
   * times for a text that has none, else `knownDraws` times.
   *
   * @param weights What the network chooses for the batch.
   */
  search(batch: TableBatch, weights: ProgramWeights, mode: Mode): void {
    if (!mode.training) return;
    const { steps, searchDraws, knownDraws, uniformShare } = this.#options;
    // One word of the trial's stream for an update, however much is drawn: so that pairs stay pairs.
    const stream = mode.random("programs"), random = stream.derive(stream.word());
    const memory = this.#memory;
    const draft: Draft = {
      ...{ operations: Array(steps).fill(0), columns: Array(steps).fill(-1) },
      ...{ greater: -1, lesser: -1, match: -1 },
    };
    for (const group of groupsOf(batch)) {
      const { text, questions } = group;
      const asked = questions.map((b) => new HardQuestion(batch, b));
      const isRight = (program: HardProgram) =>
        asked.every((question) => question.isRight(program));
      memory.keep(text, isRight);
      const draws = memory.knows(text) ? knownDraws : searchDraws;
      const choices = new ProgramChoices(batch, weights, questions[0]!, uniformShare);
      for (let i = 0; i < draws; i++) {
        if (!choices.draw(draft, random) || !isRight(draft)) continue;
        const program = canonical(draft);
        if (!memory.takes(text, program) || !this.#isVerified(group, program, random)) continue;
        memory.add(text, program);
      }
    }
  }

  /** Whether a program is right on a few training questions of its text, drawn at random. */
  #isVerified({ words }: TextGroup, program: HardProgram, random: RandomStream): boolean {
    const { verifications } = this.#options;
    if (verifications === 0 || this.#training === null) return true;
    const { train, trainingQuestionsOf } = this.#training, indices = trainingQuestionsOf(words);
    for (let i = 0; i < verifications && indices.length > 0; i++) {
      const question = new HardQuestion(train.batch([random.pick(indices)]), 0);
      if (!question.isRight(program)) return false;
    }
    return true;
  }
}

/** The words of question b. */
function wordsOf({ questions, questionLengths, questionWords: Q }: TableBatch, b: number) {
  return questions.subarray(b * Q, b * Q + questionLengths[b]!);
}

/** The texts of a batch, in the order in which they first appear. */
function groupsOf(batch: TableBatch): TextGroup[] {
  const all = Map.groupBy(Array(batch.size).keys(), (b) => wordsOf(batch, b).join());
  return [...all].map(([text, questions]) => ({
    text,
    words: wordsOf(batch, questions[0]!),
    questions,
  }));
}
