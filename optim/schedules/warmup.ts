import { z } from "zod";
import {
  count,
  defineSchedule,
  type Schedule,
  type ScheduleEntry,
  type Schedules,
  type TrainingLength,
} from "./schedule.ts";

const EXPECTED_SHARE = "Expected a number from 0 up to, but not including, 1";

/**
 * Warm-up of a number or of another schedule: at update t of the first n it has the share
 * from + (1 - from) t / n of its value, after that all of it. Both clocks run from update 0, so a cosine is n
 * updates into its course when the warm-up ends.
 *
 * As `LinearLR` of PyTorch with `start_factor` from and `total_iters` n, chained with the other schedule. With
 * `from` 0 the first update moves nothing, as in optax's `warmup_cosine_decay_schedule`.
 */
export function warmupEntry({ schema, find }: Schedules): ScheduleEntry {
  const options = z.strictObject({
    value: schema,
    /** Updates until the whole value. */
    updates: count,
    /** The share of the value at update 0. */
    from: z.number(EXPECTED_SHARE).min(0, EXPECTED_SHARE).lt(1, EXPECTED_SHARE)
      .transform((share) => share === 0 ? undefined : share).optional(),
  });
  const followed = (value: Schedule, length: TrainingLength | undefined) => {
    const found = find(value);
    return found === null ? () => value as number : found.entry.follow(found.options, length);
  };
  return defineSchedule({
    kind: "warmup",
    title: "a number or a schedule that is reached on a line over the first updates",
    options,
    positional: ["value", "updates"],
    modifies: true,
    over: "update",
    follows({ value }) {
      const found = find(value);
      return found?.entry.follows?.(found.options);
    },
    declines: false,
    words({ value, updates, from = 0 }, length) {
      const found = find(value);
      const inner = found === null ? String(value) : found.entry.words(found.options, length);
      return `${inner}, warmed up from ${
        from === 0 ? "0" : `${100 * from} %`
      } over ${updates} updates`;
    },
    pin({ value, updates, from }, length) {
      const found = find(value);
      const pin = found?.entry.pin?.(found.options, length);
      return {
        value: pin === undefined ? value : { kind: found!.entry.kind, ...pin },
        updates,
        ...from === undefined ? {} : { from },
      };
    },
    follow({ value, updates, from = 0 }, length) {
      const at = followed(value, length);
      return (position) => {
        const whole = at(position), { update } = position;
        return update >= updates ? whole : whole * (from + (1 - from) * (update / updates));
      };
    },
    examples: ["warmup(0.1, 100)", "warmup(cosine(0.1, 0, epochs=4), 100, from=0.1)"],
  });
}
