/* Which variants charts draw where there are more than colours. Knows nothing of the page itself. */

/** There are no more colours and marks. */
export const MOST_DRAWN = 6;

/**
 * The variants that charts draw, in their order: those that a reader chose, or all. Of more than there are
 * colours, the first of those chosen, or else those that are drawn at first.
 */
export function drawnVariants(
  chosen: ReadonlySet<string>,
  variants: readonly string[],
  atFirst: readonly string[],
): readonly string[] {
  const wanted = variants.filter((name) => chosen.size === 0 || chosen.has(name));
  if (variants.length <= MOST_DRAWN) return wanted;
  return (chosen.size === 0 ? atFirst : wanted).slice(0, MOST_DRAWN);
}
