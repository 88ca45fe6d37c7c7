import type { RandomStream } from "../../../engine/base/mod.ts";
import type { StoryWriter } from "./story_writer.ts";
import { townPlaces, townspeople, verbs, WINDOW } from "./vocabulary.ts";

const times = ["yesterday", "this morning", "this afternoon", "this evening"] as const;

interface Visit {
  readonly person: string;
  /** Which of the times. */
  readonly time: number;
  readonly place: string;
}

/**
 * Task 14: where was somebody before a place? People go from place to place, one move at each time of
 * the day; what happened since the last question, or until there is one to ask, is told out of order.
 * If somebody was at the place twice, the later visit counts.
 */
export function timeReasoning(story: StoryWriter, random: RandomStream): void {
  const visits: Visit[] = [];
  const ids = new Map<Visit, number>();
  const of = (person: string) => visits.filter((visit) => visit.person === person);
  const isAskable = ({ person, time, place }: Visit) =>
    time > 0 && of(person).findLast((visit) => visit.place === place)!.time === time;
  let untold: Visit[] = [];
  const go = () => {
    const person = random.pick(townspeople.filter((one) => of(one).length < times.length));
    const before = of(person), last = before.at(-1)?.place;
    const place = random.pick(townPlaces.filter((other) => other !== last));
    const visit = { person, time: before.length, place };
    visits.push(visit);
    untold.push(visit);
  };
  while (story.questions < 5) {
    go();
    go();
    const askable = visits.slice(-WINDOW).filter(isAskable);
    if (askable.length === 0) continue;
    for (const visit of cycled(untold, random)) {
      const { person, time, place } = visit, when = times[time]!;
      const moved = `${person} ${random.pick(verbs.move)} the ${place}`;
      const sentence = random.integer(2) === 0
        ? `${when[0]!.toUpperCase()}${when.slice(1)} ${moved}.`
        : `${moved} ${when}.`;
      ids.set(visit, story.tell(sentence));
    }
    untold = [];
    const asked = random.pick(askable), before = of(asked.person)[asked.time - 1]!;
    const supports = [ids.get(asked)!, ids.get(before)!];
    story.ask(`Where was ${asked.person} before the ${asked.place}? `, before.place, supports);
  }
}

/**
 * In an order that leaves nothing at its place (Sattolo 1986), as the released data are: two moves of
 * one person are always told the wrong way round.
 */
function cycled<T>(items: readonly T[], random: RandomStream): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.integer(last);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
