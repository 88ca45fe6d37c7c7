import type { RandomStream } from "../../engine/mod.ts";
import { type Batch, type Examples, fixedExamples, type StreamedData } from "../../tasks/mod.ts";

/** Fresh examples of a stream, as many of each difficulty as of any other, as far as that can be. */
export function freshExamples<B extends Batch>(
  { train }: StreamedData<B>,
  count: number,
  random: RandomStream,
): Examples<B> {
  const difficulties = Array.from({ length: count }, (_, i) => 1 + i % train.hardest);
  return fixedExamples(train, difficulties, random);
}
