import type { RandomStream } from "../../../engine/base/mod.ts";
import type { StoryWriter } from "./story_writer.ts";
import { verbs } from "./vocabulary.ts";

const people = ["Jason", "Antoine", "Sumit", "Yann"] as const;

/** Where a state leads, and to what. */
const motives = {
  hungry: { place: "kitchen", thing: "apple" },
  thirsty: { place: "kitchen", thing: "milk" },
  bored: { place: "garden", thing: "football" },
  tired: { place: "bedroom", thing: "pajamas" },
} as const;

const states = Object.keys(motives) as (keyof typeof motives)[];

/**
 * Task 20: people are hungry, thirsty, bored or tired, go where that ends, and get what ends it; why,
 * and where to? A thing can be got once only, by the first who comes for it.
 */
export function agentsMotivations(story: StoryWriter, random: RandomStream): void {
  const lives = people.map((person) => ({ person, state: random.pick(states), step: 0, id: 0 }));
  const got = new Set<string>();
  const goesOn = ({ step, state }: typeof lives[number]) =>
    step < 2 || step === 2 && !got.has(motives[state].thing);
  for (let left = lives; left.length > 0; left = lives.filter(goesOn)) {
    const life = random.pick(left);
    const { person, state, step } = life, { place, thing } = motives[state];
    const name = person.toLowerCase();
    life.step += 1;
    if (step === 0) {
      life.id = story.tell(`${person} is ${state}.`);
      story.ask(`Where will ${name} go?`, place, [life.id]);
    } else if (step === 1) {
      story.tell(`${person} ${random.pick(verbs.move)} the ${place}.`);
      story.ask(`Why did ${name} go to the ${place}?`, state, [life.id]);
    } else {
      got.add(thing);
      story.tell(`${person} ${random.pick(verbs.get)} the ${thing} there.`);
      story.ask(`Why did ${name} get the ${thing}?`, state, [life.id]);
    }
  }
}
