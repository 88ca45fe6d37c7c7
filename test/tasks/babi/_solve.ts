/**
 * Small solvers that answer from the whole story and find the supporting facts, written apart from
 * the simulators: they read sentences.
 */

import type { Question, Statement, Story } from "../../../tasks/babi/reader.ts";

/** An answer and the statements it follows from. */
export interface Solution {
  readonly answer: string;
  readonly supports: readonly number[];
}

const moves = ["went", "journeyed", "travelled", "moved"];
const gets = ["grabbed", "got", "picked", "took"];
const drops = ["dropped", "left", "put", "discarded"];

function whereIs(person: string, told: readonly Statement[]): Solution | null {
  const move = told.findLast(({ words }) => words[0] === person && moves.includes(words[1]!));
  return move === undefined ? null : { answer: move.words.at(-1)!, supports: [move.id] };
}

function whereIsThing(thing: string, told: readonly Statement[]): Solution | null {
  const at = told.findLastIndex(({ words }) =>
    words.includes(thing) && [...gets, ...drops].includes(words[1]!)
  );
  const { id, words: [person, verb] } = told[at]!;
  const place = whereIs(person!, drops.includes(verb!) ? told.slice(0, at) : told);
  return place && { answer: place.answer, supports: [id, ...place.supports] };
}

const singular: Readonly<Record<string, string>> = {
  mice: "mouse",
  sheep: "sheep",
  wolves: "wolf",
  cats: "cat",
};

/** By the number of the task. */
const solvers: Readonly<
  Record<number, (question: Question, told: readonly Statement[]) => Solution | null>
> = {
  1: ({ words }, told) => whereIs(words[2]!, told),
  2: ({ words }, told) => whereIsThing(words[3]!, told),
  6({ words }, told) {
    const place = whereIs(words[1]!, told);
    return place && { ...place, answer: place.answer === words[4] ? "yes" : "no" };
  },
  15({ words }, told) {
    const kind = told.find((statement) => statement.words[0] === words[2])!;
    const rule = told.find((statement) => singular[statement.words[0]!] === kind.words.at(-1))!;
    return { answer: singular[rule.words.at(-1)!]!, supports: [kind.id, rule.id] };
  },
};

/** Answers a question of a story. */
export function solve(task: number, { statements }: Story, question: Question): Solution | null {
  return solvers[task]!(question, statements.slice(0, question.told));
}
