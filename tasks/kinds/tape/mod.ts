/** Tapes of memory for random-access machines. */

export type { ReadableTape, TapeBatch, TapeData, TapeShape, TapeTask } from "./batch.ts";
