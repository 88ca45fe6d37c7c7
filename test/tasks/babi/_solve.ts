/**
 * A small symbolic solver for each task. It reads sentences, answers from all that was told, and finds
 * the supporting facts: the oracle for generated stories, written apart from the simulators.
 */

import type { Question, Statement, Story } from "../../../tasks/mod.ts";

/** An answer and the statements it follows from; where there are several such sets, each of them. */
export interface Solution {
  readonly answer: string;
  readonly supports: readonly (readonly number[])[];
}

type Words = readonly string[];
type Told = readonly Statement[];

const one = (answer: string, ...supports: number[]): Solution => ({ answer, supports: [supports] });

const moves = ["went", "journeyed", "travelled", "moved"];
const gets = ["grabbed", "got", "picked", "took"];
const drops = ["dropped", "left", "put", "discarded"];
const things = ["apple", "football", "milk"];

/** Of "mary went to the office": where to. */
function moveOf({ words }: Statement): { person: string; place: string } | null {
  return moves.includes(words[1]!) ? { person: words[0]!, place: words.at(-1)! } : null;
}

function whereIs(person: string, told: Told): Solution | null {
  const move = told.findLast((statement) => moveOf(statement)?.person === person);
  return move === undefined ? null : one(move.words.at(-1)!, move.id);
}

interface Handling {
  readonly id: number;
  readonly verb: "get" | "drop" | "give";
  readonly person: string;
  readonly thing: string;
  readonly receiver: string | null;
}

/** What was done to things, oldest first. */
function handlings(told: Told): Handling[] {
  return told.flatMap(({ id, words }) => {
    const [person, verb] = words, thing = words.find((word) => things.includes(word));
    if (thing === undefined) return [];
    const kind = gets.includes(verb!) ? "get" : drops.includes(verb!) ? "drop" : "give";
    const receiver = kind === "give" ? words.at(-1)! : null;
    return [{ id, verb: kind, person: person!, thing, receiver }];
  });
}

/** What was last done to a thing, and the moves its carrier made until it was put down, or until now. */
function journeyOf(thing: string, told: Told) {
  const fate = handlings(told).findLast((handling) => handling.thing === thing)!;
  const walked = told.filter((statement) =>
    moveOf(statement)?.person === fate.person && (fate.verb !== "drop" || statement.id < fate.id)
  );
  return { fate, walked };
}

/** What a person has, in the order in which it came, and all that was told of it. */
function possessions(person: string, told: Told): { carried: string[]; supports: number[] } {
  const carried: string[] = [], supports: number[] = [];
  for (const { id, verb, thing, ...who } of handlings(told)) {
    if (who.person !== person && who.receiver !== person) continue;
    supports.push(id);
    if (verb === "get" || who.receiver === person) carried.push(thing);
    else if (carried.includes(thing)) carried.splice(carried.indexOf(thing), 1);
  }
  return { carried, supports };
}

function opposite(direction: string): string {
  const pairs = [["north", "south"], ["east", "west"]];
  const [a, b] = pairs.find((pair) => pair.includes(direction))!;
  return direction === a ? b! : a!;
}

/** By person, what was told of them and others going somewhere, and on from there. */
function whereInGroup(person: string, told: Told): Solution {
  let group: Words = [], first = 0, found: Solution | null = null;
  for (const { id, words } of told) {
    const at = words.findIndex((word) => ["he", "she", "they"].includes(word));
    const place = words.at(-1)!;
    if (at === -1) {
      group = words[1] === "and" ? [words[0]!, words[2]!] : [words[0]!];
      first = id;
      if (group.includes(person)) found = one(place, id);
    } else if (group.includes(person)) found = one(place, first, id);
  }
  return found!;
}

const singular: Readonly<Record<string, string>> = {
  mice: "mouse",
  sheep: "sheep",
  wolves: "wolf",
  cats: "cat",
};

const times = ["yesterday", "morning", "afternoon", "evening"];

/** Steps right and up of "X is above Y" and "X is to the left of Y"; the words after "is". */
function stepOf(words: Words): readonly [number, number] {
  if (words.includes("above")) return [0, 1];
  if (words.includes("below")) return [0, -1];
  return words.includes("left") ? [-1, 0] : [1, 0];
}

/** The names after each "the": all words up to a verb or the sentence's end. */
function namesIn(words: Words): string[] {
  const stops = ["is", "fits", "fit", "above", "below", "to", "bigger", "in"];
  return words.flatMap((word, i) => {
    if (word !== "the" || ["left", "right"].includes(words[i + 1]!)) return [];
    const rest = words.slice(i + 1), end = rest.findIndex((other) => stops.includes(other));
    return [rest.slice(0, end === -1 ? undefined : end).join(" ")];
  });
}

const motives: Readonly<Record<string, { readonly place: string; readonly thing: string }>> = {
  hungry: { place: "kitchen", thing: "apple" },
  thirsty: { place: "kitchen", thing: "milk" },
  bored: { place: "garden", thing: "football" },
  tired: { place: "bedroom", thing: "pajamas" },
};

/** By the number of the task. */
const solvers: Readonly<Record<number, (words: Words, told: Told) => Solution | null>> = {
  1: (words, told) => whereIs(words[2]!, told),

  2(words, told) {
    const { fate, walked } = journeyOf(words[3]!, told), last = walked.at(-1);
    return last === undefined ? null : one(last.words.at(-1)!, fate.id, last.id);
  },

  3(words, told) {
    const { fate, walked } = journeyOf(words[3]!, told);
    const at = walked.findLastIndex((move) => move.words.at(-1) === words.at(-1));
    const before = walked[at - 1];
    if (before === undefined) return null;
    return one(before.words.at(-1)!, fate.id, walked[at]!.id, before.id);
  },

  4(words, told) {
    const [place, direction] = words[2] === "the"
      ? [words[3]!, opposite(words[4]!)]
      : [words.at(-1)!, words[2]!];
    for (const { id, words: [, subject, , of, , , object] } of told) {
      if (object === place && of === direction) return one(subject!, id);
      if (subject === place && of === opposite(direction)) return one(object!, id);
    }
    return null;
  },

  5(words, told) {
    const given = handlings(told).filter(({ verb }) => verb === "give");
    const thing = words.find((word) => things.includes(word));
    const asked = words.join(" ");
    const last = (is: (handling: Handling) => boolean) => given.findLast(is)!;
    if (asked.startsWith("what did")) {
      const gift = last(({ person, receiver }) => person === words[2] && receiver === words[5]);
      return one(gift.thing, gift.id);
    }
    if (asked.startsWith("who did")) {
      const gift = last((handling) => handling.person === words[2] && handling.thing === thing);
      return one(gift.receiver!, gift.id);
    }
    const to = words[4] === "to" ? words[5] : null;
    const gift = last(({ receiver, ...handling }) =>
      handling.thing === thing && (to === null || receiver === to)
    );
    return one(words[1] === "received" ? gift.receiver! : gift.person, gift.id);
  },

  6(words, told) {
    const place = whereIs(words[1]!, told);
    return place && { ...place, answer: place.answer === words[4] ? "yes" : "no" };
  },

  7(words, told) {
    const { carried, supports } = possessions(words[4]!, told);
    return one(["none", "one", "two", "three"][carried.length]!, ...supports);
  },

  8(words, told) {
    // Thing by thing, in the order in which the person first had them.
    const { carried } = possessions(words[2]!, told);
    const own = handlings(told).filter(({ person }) => person === words[2]);
    const ever = [...new Set(own.map(({ thing }) => thing))];
    const supports = ever.flatMap((thing) =>
      own.filter((handling) => handling.thing === thing).map(({ id }) => id)
    );
    return one(ever.filter((thing) => carried.includes(thing)).join(",") || "nothing", ...supports);
  },

  9(words, told) {
    const fact = told.findLast((statement) => statement.words[0] === words[1])!;
    const negated = /\bis (not|no longer) in\b/.test(fact.text);
    return one((fact.words.at(-1) === words[4]) !== negated ? "yes" : "no", fact.id);
  },

  10(words, told) {
    const fact = told.findLast((statement) => statement.words[0] === words[1])!;
    const possible = fact.words.includes("either")
      ? [fact.words[5], fact.words[8]]
      : [fact.words.at(-1)];
    if (!possible.includes(words[4])) return one("no", fact.id);
    return one(fact.words.includes("either") ? "maybe" : "yes", fact.id);
  },

  11: (words, told) => whereInGroup(words[2]!, told),
  12: (words, told) => whereInGroup(words[2]!, told),
  13: (words, told) => whereInGroup(words[2]!, told),

  14(words, told) {
    const visits = told.flatMap((statement) => {
      const said = statement.words;
      if (!said.includes(words[2]!)) return [];
      const time = times.findIndex((when) => said.includes(when));
      return [{ time, place: said[said.lastIndexOf("the") + 1]!, id: statement.id }];
    }).sort((a, b) => a.time - b.time);
    const at = visits.findLastIndex(({ place }) => place === words.at(-1));
    const before = visits[at - 1]!;
    return one(before.place, visits[at]!.id, before.id);
  },

  15(words, told) {
    const kind = told.find((statement) => statement.words[0] === words[2])!;
    const rule = told.find((statement) => singular[statement.words[0]!] === kind.words.at(-1))!;
    return one(singular[rule.words.at(-1)!]!, kind.id, rule.id);
  },

  16(words, told) {
    const isA = told.filter((statement) => statement.words[2] === "a");
    const own = isA.find((statement) => statement.words[0] === words.at(-1))!;
    const other = isA.findLast((statement) =>
      statement !== own && statement.words[3] === own.words[3]
    )!;
    const colour = told.find(({ words: said }) => said[0] === other.words[0] && said[2] !== "a")!;
    return one(colour.words[2]!, own.id, other.id, colour.id);
  },

  17(words, told) {
    const [a, b] = namesIn(words);
    const relations = told.map(({ id, words: said }) => {
      const [subject, object] = namesIn(said);
      return { id, subject, object, step: stepOf(said) };
    });
    const [first, second] = relations as [typeof relations[number], typeof relations[number]];
    const hub = [first.subject, first.object].find((name) =>
      name === second.subject || name === second.object
    );
    const at = (name: string | undefined) => {
      const { subject, step: [x, y], id } = relations.find((relation) =>
        relation.subject === name || relation.object === name
      )!;
      return subject === hub ? { x: -x, y: -y, id } : { x, y, id };
    };
    const from = at(b), to = at(a), [x, y] = stepOf(words);
    const yes = (to.x - from.x) * x + (to.y - from.y) * y > 0;
    return one(yes ? "yes" : "no", to.id, from.id);
  },

  18(words, told) {
    const facts = told.map(({ id, words: said }) => {
      const [a, b] = namesIn(said) as [string, string];
      return said.includes("bigger")
        ? { bigger: a, smaller: b, id }
        : { bigger: b, smaller: a, id };
    });
    const [a, b] = namesIn(words) as [string, string];
    const [bigger, smaller] = words[0] === "is" ? [a, b] : [b, a];
    const chains = (from: string, to: string) =>
      facts.filter((upper) => upper.bigger === from).flatMap((upper) =>
        facts.filter((lower) => lower.bigger === upper.smaller && lower.smaller === to)
          .map((lower) => [upper.id, lower.id])
      );
    const proofs = chains(bigger, smaller);
    if (proofs.length > 0) return { answer: "yes", supports: proofs };
    const refutations = chains(smaller, bigger).map((chain) => chain.toReversed());
    return refutations.length === 0 ? null : { answer: "no", supports: refutations };
  },

  19(words, told) {
    const steps = told.flatMap(({ id, words: [, subject, , of, , , object] }) => [
      { id, from: object!, to: subject!, way: of! },
      { id, from: subject!, to: object!, way: opposite(of!) },
    ]);
    const [start, end] = [words[6], words.at(-1)];
    for (const first of steps.filter(({ from }) => from === start)) {
      const second = steps.find(({ from, to }) => from === first.to && to === end);
      if (second !== undefined) return one(`${first.way[0]},${second.way[0]}`, first.id, second.id);
    }
    return null;
  },

  20(words, told) {
    const state = told.find((said) => said.words[0] === words[2] && said.words[1] === "is")!;
    const feeling = state.words[2]!;
    return one(words[0] === "where" ? motives[feeling]!.place : feeling, state.id);
  },
};

/** Answers a question of a story; null if what was told does not say. */
export function solve(task: number, { statements }: Story, question: Question): Solution | null {
  return solvers[task]!(question.words, statements.slice(0, question.told));
}
