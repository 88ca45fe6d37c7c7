/** Simulators that write stories like those of the released bAbI data, v1.2. */

import type { RandomStream } from "../../../engine/base/mod.ts";
import { agentsMotivations } from "./agents_motivations.ts";
import { basicDeduction } from "./basic_deduction.ts";
import { basicInduction } from "./basic_induction.ts";
import { counting } from "./counting.ts";
import { basicCoreference, compoundCoreference, conjunction } from "./groups.ts";
import { indefiniteKnowledge } from "./indefinite_knowledge.ts";
import { listsAndSets } from "./lists_and_sets.ts";
import { pathFinding } from "./path_finding.ts";
import { positionalReasoning } from "./positional_reasoning.ts";
import { simpleNegation } from "./simple_negation.ts";
import { singleSupportingFact } from "./single_supporting_fact.ts";
import { sizeReasoning } from "./size_reasoning.ts";
import { StoryWriter } from "./story_writer.ts";
import { threeArgumentRelations } from "./three_argument_relations.ts";
import { threeSupportingFacts } from "./three_supporting_facts.ts";
import { timeReasoning } from "./time_reasoning.ts";
import { twoArgumentRelations } from "./two_argument_relations.ts";
import { twoSupportingFacts } from "./two_supporting_facts.ts";
import { yesNoQuestions } from "./yes_no_questions.ts";

/** Writes one story. */
export type Generator = (story: StoryWriter, random: RandomStream) => void;

/** By the number of the task. */
export const generators: Readonly<Record<number, Generator>> = {
  1: singleSupportingFact,
  2: twoSupportingFacts,
  3: threeSupportingFacts,
  4: twoArgumentRelations,
  5: threeArgumentRelations,
  6: yesNoQuestions,
  7: counting,
  8: listsAndSets,
  9: simpleNegation,
  10: indefiniteKnowledge,
  11: basicCoreference,
  12: conjunction,
  13: compoundCoreference,
  14: timeReasoning,
  15: basicDeduction,
  16: basicInduction,
  17: positionalReasoning,
  18: sizeReasoning,
  19: pathFinding,
  20: agentsMotivations,
};

/** A story that is known is drawn again, so often; where there are few stories at all, it stays. */
const REDRAWS = 20;

/**
 * Writes stories with exactly so many questions; the last story is cut.
 *
 * @param known Stories not to be written again, if others can be found.
 * @throws {RangeError} If the number of questions is not a positive integer.
 */
export function generateStories(
  generator: Generator,
  questions: number,
  random: RandomStream,
  known: ReadonlySet<string> = new Set(),
): string[] {
  if (!Number.isInteger(questions) || questions < 1) {
    throw new RangeError(`Cannot generate stories with ${questions} questions`);
  }
  const write = () => {
    const story = new StoryWriter();
    generator(story, random);
    return story;
  };
  const stories: string[] = [];
  for (let left = questions; left > 0;) {
    let story = write(), text = story.text(left);
    for (let redraws = 0; known.has(text) && redraws < REDRAWS; redraws++) {
      story = write();
      text = story.text(left);
    }
    stories.push(text);
    left -= story.questions;
  }
  return stories;
}
