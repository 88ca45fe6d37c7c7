/** Sequences of symbols for networks that answer with sequences: batches, streams and what is held out of them. */

export type {
  ReadableSequence,
  SequenceBatch,
  SequenceData,
  SequenceShape,
  SequenceTask,
  SymbolNames,
} from "./batch.ts";
export type { DrawSequence, Sequence } from "./sequence.ts";
export { sequenceBatch } from "./sequence_batch.ts";
export { buildSequenceData, type FurtherSequences, type SequenceSource } from "./sequence_data.ts";
