/** What a text of stories is made of: the figures by which generated and released data are compared. */

import type { Story } from "./reader.ts";

/** How often each of some outcomes occurs. */
export type Counts<T> = ReadonlyMap<T, number>;

export interface TextStatistics {
  readonly stories: number;
  readonly questions: number;
  /** Words of statements and questions, and answers, each list of answers one word. */
  readonly vocabulary: ReadonlySet<string>;
  readonly longestStatement: number;
  readonly longestQuestion: number;
  /** By story: statements, and questions. */
  readonly statementsPerStory: Counts<number>;
  readonly questionsPerStory: Counts<number>;
  /** By question: statements told before it, and supports. */
  readonly statementsBefore: Counts<number>;
  readonly supportsPerQuestion: Counts<number>;
  /** By question: statements told after the newest of its supports. */
  readonly distances: Counts<number>;
  /** What statements tell, in a word: "move", "get"; "other" in other languages. */
  readonly actions: Counts<string>;
  readonly answers: Counts<string>;
}

/** What a statement of the English tasks tells, by a verb of it; the first that fits. */
const actions: readonly (readonly [action: string, pattern: RegExp])[] = [
  ["move", /\b(went|journeyed|travelled|moved)\b/],
  ["get", /\b(grabbed|got|picked up|took)\b/],
  ["drop", /\b(dropped|left|put down|discarded)\b/],
  ["give", /\b(gave|handed|passed)\b/],
  ["either", /\bis either\b/],
  ["not", /\bis not\b/],
  ["no longer", /\bis no longer\b/],
  ["bigger", /\bis bigger than\b/],
  ["fits", /\bfits inside\b/],
  ["direction", /\bis (north|south|east|west) of\b/],
  ["position", /\bis (above|below|to the (left|right) of)\b/],
  ["fear", /\bare afraid of\b/],
  ["kind", /\bis a \w+\.?$/],
  ["in", /\bis in the\b/],
  ["is", /\bis\b/],
];

/** What a statement tells, in a word; "other" in other languages. */
function actionOf(text: string): string {
  return actions.find(([, pattern]) => pattern.test(text))?.[0] ?? "other";
}

export function textStatistics(stories: readonly Story[]): TextStatistics {
  const vocabulary = new Set<string>();
  const statementsPerStory = new Map<number, number>(),
    questionsPerStory = new Map<number, number>();
  const statementsBefore = new Map<number, number>(), distances = new Map<number, number>();
  const supportsPerQuestion = new Map<number, number>();
  const actions = new Map<string, number>(), answers = new Map<string, number>();
  let questionCount = 0, longestStatement = 0, longestQuestion = 0;
  for (const { statements, questions } of stories) {
    count(statementsPerStory, statements.length);
    count(questionsPerStory, questions.length);
    const places = new Map(statements.map(({ id }, place) => [id, place]));
    questionCount += questions.length;
    for (const { text, words } of statements) {
      count(actions, actionOf(text));
      words.forEach((word) => vocabulary.add(word));
      longestStatement = Math.max(longestStatement, words.length);
    }
    for (const { words, answer, supports, told } of questions) {
      words.forEach((word) => vocabulary.add(word));
      vocabulary.add(answer);
      longestQuestion = Math.max(longestQuestion, words.length);
      count(answers, answer);
      count(statementsBefore, told);
      count(supportsPerQuestion, supports.length);
      const newest = supports.reduce((newest, support) => Math.max(newest, support));
      count(distances, told - 1 - places.get(newest)!);
    }
  }
  return {
    stories: stories.length,
    questions: questionCount,
    vocabulary,
    longestStatement,
    longestQuestion,
    statementsPerStory,
    questionsPerStory,
    statementsBefore,
    supportsPerQuestion,
    distances,
    actions,
    answers,
  };
}

function count<T>(counts: Map<T, number>, outcome: T): void {
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
}
