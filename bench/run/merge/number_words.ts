import { listed } from "../../base/mod.ts";

/** How many entries a list shows. */
export const MOST_LISTED = 10;

/** Numbers in ascending order as "3, 7 and 12 to 14"; of a long list the beginning, and how many follow. */
export function numberWords(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range !== undefined && number === range[1] + 1) range[1] = number;
    else ranges.push([number, number]);
  }
  const shown = ranges.slice(0, MOST_LISTED);
  const rest = ranges.slice(MOST_LISTED)
    .reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return listed([
    ...shown.flatMap(([first, last]) =>
      last === first ? [`${first}`] : last === first + 1 ? [`${first}`, `${last}`] : [
        `${first} to ${last}`,
      ]
    ),
    ...rest === 0 ? [] : [`${rest} more`],
  ]);
}
