import type { RandomStream } from "../../../engine/base/mod.ts";
import type { StoryWriter } from "./story_writer.ts";

const sweets = ["chocolate", "box of chocolates"] as const;
const containers = ["box", "container", "chest", "suitcase"] as const;

interface Fact {
  readonly bigger: string;
  readonly smaller: string;
  readonly id: number;
}

/**
 * Task 18: things of different sizes, the sweets the smallest, are compared; a question needs two of
 * the comparisons, and follows five of them, or ten and more if there are no such two. Statements may
 * come again. Yes half of the time.
 */
export function sizeReasoning(story: StoryWriter, random: RandomStream): void {
  const bySize = [...sweets, ...random.shuffled(containers)];
  const facts: Fact[] = [];
  let chains: [Fact, Fact][] = [];
  while (chains.length === 0) {
    for (let statement = 0; statement < 5; statement++) {
      const [smaller, bigger] = random.shuffled(bySize.keys()).slice(0, 2).sort((a, b) => a - b)
        .map((size) => bySize[size]!) as [string, string];
      const sentence = random.integer(2) === 0
        ? `The ${bigger} is bigger than the ${smaller}.`
        : `The ${smaller} fits inside the ${bigger}.`;
      facts.push({ bigger, smaller, id: story.tell(sentence) });
    }
    chains = chainsOf(facts);
  }
  while (story.questions < 5) {
    const [upper, lower] = random.pick(chains), yes = random.integer(2) === 0;
    const [big, small] = yes ? [upper.bigger, lower.smaller] : [lower.smaller, upper.bigger];
    const question = random.integer(2) === 0
      ? `Is the ${big} bigger than the ${small}?`
      : `Does the ${small} fit in the ${big}?`;
    const supports = yes ? [upper.id, lower.id] : [lower.id, upper.id];
    story.ask(question, yes ? "yes" : "no", supports);
  }
}

/** Every two comparisons that make a third, each by the statement that said it first. */
function chainsOf(facts: readonly Fact[]): [Fact, Fact][] {
  const first = facts.filter((fact, i) =>
    facts.findIndex(({ bigger, smaller }) => bigger === fact.bigger && smaller === fact.smaller) ===
      i
  );
  return first.flatMap((upper) =>
    first.filter((lower) => upper.smaller === lower.bigger)
      .map((lower): [Fact, Fact] => [upper, lower])
  );
}
