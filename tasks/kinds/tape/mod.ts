/** Tapes of memory for random-access machines: batches, streams and what is held out of them. */

export type { ReadableTape, TapeBatch, TapeData, TapeShape, TapeTask } from "./batch.ts";
export type { DrawTape, Tape } from "./tape.ts";
export { tapeBatch } from "./tape_batch.ts";
export { buildTapeData, type FurtherTapes, type TapeSource } from "./tape_data.ts";
