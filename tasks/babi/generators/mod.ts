/** Simulators that write stories like those of the released bAbI data, v1.2. */

import type { RandomStream } from "../../../engine/base/mod.ts";
import { basicDeduction } from "./basic_deduction.ts";
import { singleSupportingFact } from "./single_supporting_fact.ts";
import { StoryWriter } from "./story_writer.ts";
import { twoSupportingFacts } from "./two_supporting_facts.ts";
import { yesNoQuestions } from "./yes_no_questions.ts";

/** Writes one story. */
export type Generator = (story: StoryWriter, random: RandomStream) => void;

/** By the number of the task. */
export const generators: Readonly<Record<number, Generator>> = {
  1: singleSupportingFact,
  2: twoSupportingFacts,
  6: yesNoQuestions,
  15: basicDeduction,
};

/**
 * Writes stories with exactly so many questions; the last story is cut.
 *
 * @throws {RangeError} If the number of questions is not a positive integer.
 */
export function generateStories(
  generator: Generator,
  questions: number,
  random: RandomStream,
): string {
  if (!Number.isInteger(questions) || questions < 1) {
    throw new RangeError(`Cannot generate stories with ${questions} questions`);
  }
  let text = "";
  for (let left = questions; left > 0;) {
    const story = new StoryWriter();
    generator(story, random);
    text += story.text(left);
    left -= story.questions;
  }
  return text;
}
