import type { ReadableSequence, SymbolNames } from "../../tasks/mod.ts";
import type { ImageInspection } from "./inspection_schema.ts";
import type { NeuralGpuOptions } from "./options.ts";
import { packNumbers } from "./pack_numbers.ts";
import type { ImageTrace } from "./trace.ts";

/** What there is to look at when a network answers a sequence. */
export function inspectSequence(
  { images, answers }: ImageTrace,
  { part, length, input, wanted, words }: ReadableSequence,
  { maps, height }: Pick<NeuralGpuOptions, "maps" | "height">,
  symbols: SymbolNames,
): ImageInspection {
  const padded = (line: readonly string[]) =>
    Array.from({ length }, (_, position) => line[position] ?? "");
  return {
    ...{ kind: "image", part, words },
    input: padded(input),
    wanted: padded(wanted),
    ...{ maps, rows: height },
    moments: images.map((image, t) => ({
      answer: Array.from(answers[t]!, (symbol) => symbols.output[symbol]!),
      image: packNumbers(byMap(image, { maps, rows: height, length })),
    })),
  };
}

/** From `[n, w, m]` to `[m, w, n]`: each map a picture. */
function byMap(
  image: Float32Array,
  { maps, rows, length }: {
    readonly maps: number;
    readonly rows: number;
    readonly length: number;
  },
): Float32Array {
  const turned = new Float32Array(image.length);
  for (let map = 0, to = 0; map < maps; map++) {
    for (let row = 0; row < rows; row++) {
      for (let position = 0; position < length; position++) {
        turned[to++] = image[(position * rows + row) * maps + map]!;
      }
    }
  }
  return turned;
}
