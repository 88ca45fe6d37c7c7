import type { Statement } from "./circuit_words.ts";

/** Steps that follow one another and do the same, as far as it matters. */
export interface PassageOfSteps {
  /** From 0. */
  readonly first: number;
  readonly last: number;
  readonly statements: readonly string[];
  /** The probability of the least likely of the choices that these come from. */
  readonly least: number;
}

/** What a step does, and which of it matters. */
interface SeenStep {
  readonly all: readonly Statement[];
  readonly needed: readonly Statement[];
}

/**
 * Steps in passages. What matters of one step of a passage is done in every other one, too: the last step of a
 * loop also counts on, although nobody needs the count any more.
 */
export function passagesOf(steps: readonly SeenStep[]): PassageOfSteps[] {
  const passages: { first: number; steps: SeenStep[]; words: Set<string> }[] = [];
  for (const [t, step] of steps.entries()) {
    const needed = new Set(step.needed.map(({ words }) => words)), open = passages.at(-1);
    const words = open === undefined ? needed : open.words.union(needed);
    if (open !== undefined && [...open.steps, step].every((own) => does(own, words))) {
      open.steps.push(step);
      open.words = words;
    } else passages.push({ first: t, steps: [step], words: needed });
  }
  for (const [i, own] of passages.entries()) {
    // The last turn of a loop of several steps, too.
    const same = passages.slice(0, i).find(({ words }) =>
      own.words.size > 0 && own.words.isSubsetOf(words) &&
      own.steps.every((step) => does(step, words))
    );
    if (same !== undefined) own.words = same.words;
  }
  return passages.map(({ first, steps, words }) => {
    const own = steps.flatMap(({ all }) => all.filter((one) => words.has(one.words)));
    return {
      ...{ first, last: first + steps.length - 1 },
      statements: steps[0]!.all.map((one) => one.words).filter((one) => words.has(one)),
      least: Math.min(1, ...own.map(({ least }) => least)),
    };
  });
}

function does({ all }: SeenStep, words: ReadonlySet<string>): boolean {
  return words.isSubsetOf(new Set(all.map((one) => one.words)));
}
