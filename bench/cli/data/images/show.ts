import type { DigitSource } from "../../../../tasks/mod.ts";
import { UsageError } from "../../../base/mod.ts";
import { bold, dim, print } from "../../print.ts";
import type { ShowOptions } from "../options.ts";
import { readOrDraw } from "./images.ts";

/** From paper to ink, in equal steps; only what is exactly 0 is blank. */
const SHADES = " .-~=+*#%@";

/**
 * Prints an image, two characters a pixel, as characters are twice as high as wide.
 *
 * @throws {UsageError} If there is no such image.
 * @throws {DataError} If a file cannot be read.
 */
export async function showImage(
  source: DigitSource,
  folder: string | undefined,
  options: ShowOptions,
): Promise<void> {
  const { story: number, part } = options;
  const { images, paths } = await readOrDraw(source, folder, options);
  const { pixels, labels } = images[part], label = labels[number - 1];
  if (label === undefined) {
    throw new UsageError(
      `Cannot show image ${number} of ${source.task}: the last one is ${labels.length}`,
    );
  }
  print(bold(`${source.task}, ${source.title}, ${part}, image ${number}: ${label}`));
  print(dim(paths[part]));
  const { side } = source, first = (number - 1) * side * side;
  for (let y = 0; y < side; y++) {
    const row = pixels.subarray(first + y * side, first + (y + 1) * side);
    const shades = Array.from(row, (value) => shadeOf(value).repeat(2));
    print(shades.join("").trimEnd());
  }
}

function shadeOf(value: number): string {
  return SHADES[Math.ceil(value * (SHADES.length - 1) / 255)]!;
}
