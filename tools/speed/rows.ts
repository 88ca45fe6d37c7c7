import { z } from "zod";
import type { PairedTimes } from "./pairs.ts";

const milliseconds = z.number().nonnegative().nullable();

/** One comparison. The numbers are null where the peer is missing. */
export const speedRowSchema = z.strictObject({
  name: z.string(),
  peer: z.string(),
  /** Of the peer, or why it is missing. */
  version: z.string(),
  oursMs: milliseconds,
  peerMs: milliseconds,
  /** Median of ours / peer's, pair by pair: below 1 is faster than the peer. */
  ratio: z.number().nullable(),
  ratioQuartiles: z.tuple([z.number(), z.number()]).nullable(),
  pairs: z.int().nonnegative(),
});

/** What the speed bench writes with `--json`. */
export const speedFileSchema = z.strictObject({
  format: z.literal("gradnoise-speed"),
  version: z.literal(1),
  createdAt: z.iso.datetime(),
  versions: z.record(z.string(), z.string()),
  machine: z.strictObject({ os: z.string(), arch: z.string(), cores: z.int().positive() }),
  /** Loss of the first batch after ten updates, or two where the name says "at first", ours first: what shows that a peer does the same. */
  losses: z.array(z.strictObject({ problem: z.string(), who: z.string(), loss: z.number() })),
  rows: z.array(speedRowSchema),
});

export type SpeedRow = z.infer<typeof speedRowSchema>;
export type SpeedFile = z.infer<typeof speedFileSchema>;

/** A row of measured times. */
export function measuredRow(
  name: string,
  peer: string,
  version: string,
  times: PairedTimes,
): SpeedRow {
  const { ratioQuartiles: [low, high], ...rest } = times;
  return { name, peer, version, ...rest, ratioQuartiles: [low, high] };
}

/** A row that says that there was nothing to compare with. */
export function missingRow(name: string, peer: string, reason: string): SpeedRow {
  const nothing = { oursMs: null, peerMs: null, ratio: null, ratioQuartiles: null, pairs: 0 };
  return { name, peer, version: `missing: ${reason}`, ...nothing };
}
