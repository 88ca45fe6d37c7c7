/** Sequences of symbols for networks that answer with sequences. */

export type {
  ReadableSequence,
  SequenceBatch,
  SequenceData,
  SequenceShape,
  SequenceTask,
  SymbolNames,
} from "./batch.ts";
