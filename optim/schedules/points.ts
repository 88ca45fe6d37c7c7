import { z } from "zod";
import { defineSchedule, nonNegative, wholeFromZero } from "./schedule.ts";

const EXPECTED =
  "Expected pairs [update, value] with growing updates, such as [[0, 1], [1000, 0.1]]";
const options = z.strictObject({
  knots: z.array(z.tuple([wholeFromZero, nonNegative], EXPECTED), EXPECTED).min(1, EXPECTED)
    .refine((knots) => knots.every(([at], i) => i === 0 || at > knots[i - 1]![0]), EXPECTED),
  /** Whether each value stays until the next knot, instead of going there in a line. */
  held: z.boolean("Expected true or false").transform((held) => held ? held : undefined).optional(),
});

/**
 * Any function of the update, as data: its values at some updates, on straight lines between them, or held
 * until the next. Before the first knot it has the first value, after the last one the last.
 */
export const pointsEntry = defineSchedule({
  kind: "points",
  title: "values at some updates, on lines between them or held",
  options,
  positional: ["knots"],
  over: "update",
  declines: false,
  words({ knots, held }) {
    const word = held ? "from" : "at";
    const values = knots.map(([update, value]) => `${value} ${word} update ${update}`).join(", ");
    return held || knots.length === 1 ? values : `${values}, on lines between them`;
  },
  follow: ({ knots, held }) => ({ update }) => {
    const next = knots.findIndex(([at]) => at > update);
    if (next <= 0) return knots.at(next === 0 ? 0 : -1)![1];
    const [from, value] = knots[next - 1]!, [to, other] = knots[next]!;
    return held ? value : value + (other - value) * ((update - from) / (to - from));
  },
  examples: [
    "points([[0, 0.1], [500, 1], [1000, 0.1]])",
    "points([[0, 0.1], [500, 0.01], [800, 0.001]], held=true)",
  ],
});
