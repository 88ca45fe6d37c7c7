import type { DigitImages, DigitSource } from "../../../../tasks/mod.ts";
import { percent } from "../../../base/mod.ts";
import { print } from "../../print.ts";
import { columns } from "../../text.ts";
import type { DataOptions } from "../options.ts";
import { readOrDraw } from "./images.ts";

const CLASSES = 10;

const HEADING = [
  "task",
  "part",
  "images",
  "mean",
  "deviation",
  "empty",
  ...Array.from({ length: CLASSES }, (_, digit) => `of ${digit}`),
];

const LEGEND = [
  "mean        of all pixels, 0 to 255, and their standard deviation",
  "empty       pixels that are exactly 0, the background",
  "of 0        images of this digit",
];

/**
 * Prints what the images of each task are made of.
 *
 * @throws {DataError} If a file cannot be read.
 */
export async function printImageStatistics(
  sources: readonly DigitSource[],
  folder: string | undefined,
  options: DataOptions,
): Promise<void> {
  const rows: string[][] = [];
  for (const source of sources) {
    const { images } = await readOrDraw(source, folder, options);
    for (const part of ["train", "test"] as const) {
      rows.push([source.task, part, ...cellsOf(images[part])]);
    }
  }
  print(...columns([HEADING, ...rows], new Set(HEADING.keys().drop(2))));
  print("", ...LEGEND);
}

function cellsOf({ pixels, labels }: DigitImages): string[] {
  const counts = new Uint32Array(256), digits = new Uint32Array(CLASSES);
  for (let i = 0; i < pixels.length; i++) counts[pixels[i]!]! += 1;
  for (const label of labels) digits[label]! += 1;
  const mean = counts.reduce((sum, count, value) => sum + count * value, 0) / pixels.length;
  const variance = counts.reduce((sum, count, value) => sum + count * (value - mean) ** 2, 0) /
    pixels.length;
  return [
    String(labels.length),
    mean.toFixed(2),
    Math.sqrt(variance).toFixed(2),
    percent(counts[0]! / pixels.length),
    ...Array.from(digits, String),
  ];
}
