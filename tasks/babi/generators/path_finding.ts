import type { RandomStream } from "../../../engine/base/mod.ts";
import { type Direction, directions, opposites } from "./compass.ts";
import type { StoryWriter } from "./story_writer.ts";
import { places } from "./vocabulary.ts";

interface Edge {
  readonly from: string;
  readonly to: string;
  /** Of the second, seen from the first. */
  readonly direction: Direction;
}

/**
 * Task 19: how does one go from a place to another, in two steps? Three other places lie beside one of
 * the path's, each in a direction of it that is free: they lead astray.
 */
export function pathFinding(story: StoryWriter, random: RandomStream): void {
  const [start, middle, end, ...others] = random.shuffled(places) as [string, string, string];
  const first = random.pick<Direction>(directions);
  const second = random.pick(directions.filter((direction) => direction !== opposites[first]));
  const path: Edge[] = [
    { from: start, to: middle, direction: first },
    { from: middle, to: end, direction: second },
  ];
  const taken = path.flatMap(({ from, to, direction }) => [
    `${from} ${direction}`,
    `${to} ${opposites[direction]}`,
  ]);
  const free = [start, middle, end].flatMap((from) =>
    directions.map((direction) => ({ from, direction }))
  ).filter(({ from, direction }) => !taken.includes(`${from} ${direction}`));
  const astray = random.shuffled(free).slice(0, others.length)
    .map((edge, i): Edge => ({ ...edge, to: others[i]! }));
  const ids = new Map<Edge, number>();
  for (const edge of random.shuffled([...path, ...astray])) {
    const { from, to, direction } = edge;
    const sentence = random.integer(2) === 0
      ? `The ${to} is ${direction} of the ${from}.`
      : `The ${from} is ${opposites[direction]} of the ${to}.`;
    ids.set(edge, story.tell(sentence));
  }
  const answer = path.map(({ direction }) => direction[0]).join(",");
  const supports = path.map((edge) => ids.get(edge)!);
  story.ask(`How do you go from the ${start} to the ${end}?`, answer, supports);
}
