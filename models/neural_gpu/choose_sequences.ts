import type { ReadableSequence, SequenceBatch, SequenceData } from "../../tasks/mod.ts";
import type { Model } from "../model.ts";
import { inspectSequence } from "./inspect_sequence.ts";
import type { ImageInspection } from "./inspection_schema.ts";
import type { NeuralGpuOptions } from "./options.ts";
import type { ImageTrace } from "./trace.ts";

/** A Neural GPU that can be watched. */
export interface Watched extends Pick<Model<SequenceBatch>, "predict"> {
  readonly options: Pick<NeuralGpuOptions, "maps" | "height">;
  trace(batch: SequenceBatch): ImageTrace[];
}

/** Test sequences of each part among which those worth a look are sought. */
const SEQUENCES = 64;

/** Of parts beyond the trained length. */
const FURTHER = 8;

/** Numbers of all images of a sequence: of longer ones results would be too large to send about. */
const MOST_NUMBERS = 65_000;

/** Positions of a sequence that is easily taken in. */
const EASY = 7;

interface Found {
  readonly index: number;
  readonly sequence: ReadableSequence;
  readonly beyond: boolean;
}

/**
 * A few test sequences, the same ones every time, of those that are not too long: a short one, one of the greatest
 * length that is trained on, one beyond it, and, if none of these is answered wrong but another is, one such.
 */
export function chooseSequences(model: Watched, dataset: SequenceData): ImageInspection[] {
  const found = foundIn(model.options, dataset);
  const trained = found.filter(({ beyond }) => !beyond);
  const first = (all: readonly Found[], by: (one: Found) => number): readonly Found[] =>
    all.toSorted((one, other) => by(one) - by(other) || one.index - other.index).slice(0, 1);
  const lengthOf = ({ sequence }: Found) => sequence.length;
  const chosen = new Set([
    ...first(trained, (one) => Math.abs(lengthOf(one) - EASY)),
    ...first(trained, (one) => -lengthOf(one)),
    ...first(found.filter(({ beyond }) => beyond), lengthOf),
  ]);
  const isWrong = ({ index }: Found) => model.predict(dataset.test.batch([index])).wrong > 0;
  if (![...chosen].some(isWrong)) {
    const others = found.filter((one) => !chosen.has(one))
      .toSorted((one, other) =>
        Number(one.beyond) - Number(other.beyond) || lengthOf(one) - lengthOf(other)
      );
    const wrong = others.find(isWrong);
    if (wrong !== undefined) chosen.add(wrong);
  }
  return [...chosen].map(({ index, sequence }) => {
    const [trace] = model.trace(dataset.test.batch([index]));
    return inspectSequence(trace!, sequence, model.options, dataset.symbols);
  });
}

/** The first test sequences of each part, without those that are too long. */
function foundIn({ maps, height }: Watched["options"], dataset: SequenceData): Found[] {
  let start = 0;
  return dataset.parts.flatMap(({ testQuestions, beyond = false }) => {
    const count = Math.min(beyond ? FURTHER : SEQUENCES, testQuestions);
    const own = Array.from({ length: count }, (_, i): Found => {
      const index = start + i;
      return { index, sequence: dataset.readTest(index), beyond };
    });
    start += testQuestions;
    return own.filter(({ sequence: { length } }) =>
      (length + 1) * length * height * maps <= MOST_NUMBERS
    );
  });
}
