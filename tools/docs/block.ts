/** The lines around a block that is written by `deno task docs`. */
function markers(name: string): readonly [first: string, last: string] {
  return [`<!-- ${name}: written by \`deno task docs\` -->`, `<!-- end of ${name} -->`];
}

/**
 * A page with another text in a block of it.
 *
 * @throws {RangeError} If the page has no such block.
 */
export function replaceBlock(page: string, name: string, text: string): string {
  const [first, last] = markers(name);
  const before = page.slice(0, placeOf(page, first)), after = page.slice(placeOf(page, last));
  return `${before}${first}\n${text.trim()}\n${after}`;
}

/**
 * The text of a block.
 *
 * @throws {RangeError} If the page has no such block.
 */
export function readBlock(page: string, name: string): string {
  const [first, last] = markers(name);
  return page.slice(placeOf(page, first) + first.length, placeOf(page, last)).trim();
}

function placeOf(page: string, marker: string): number {
  const place = page.indexOf(marker);
  if (place === -1) throw new RangeError(`Cannot find the line ${marker}`);
  return place;
}
