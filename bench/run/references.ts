import { lookUp, UsageError } from "../base/mod.ts";
import {
  addsNoise,
  hasSearch,
  searchSuite,
  type Suite,
  type Variant,
  variants as variantTable,
} from "../suites/mod.ts";

/**
 * The variants of a suite by name.
 *
 * @throws {UsageError} If one is unknown, or two have the same name.
 */
export function ownVariants(suite: Suite): Map<string, Variant> {
  const own = new Map<string, Variant>();
  for (const item of suite.variants) {
    const variant = typeof item === "string" ? lookUp("variant", variantTable, item) : item;
    if (own.has(variant.name)) throw new UsageError(`Two variants have the name "${variant.name}"`);
    own.set(variant.name, variant);
  }
  return own;
}

/** The name of the variant that another's differences are taken against; null for none. */
export function referenceOf(suite: Suite, { name, against }: Variant): string | null {
  const first = ownVariants(suite).values().find((variant) => !addsNoise(variant));
  const reference = against === undefined ? suite.reference ?? first?.name ?? null : against;
  return reference === name ? null : reference;
}

/**
 * For each variant of a suite, the one where its chain of references ends: plain for noisy, plain for plain. Of a
 * suite with a search, for each configuration.
 */
export function rootsOf(suite: Suite): (variant: string) => string {
  if (hasSearch(suite)) return rootsOf(searchSuite(suite));
  const own = ownVariants(suite), table: Readonly<Record<string, Variant>> = variantTable;
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const passed: string[] = [];
    for (let at: string | null = name; at !== null && !passed.includes(at);) {
      passed.push(at);
      at = referenceOf(suite, own.get(at) ?? table[at]!);
    }
    const root = passed.at(-1)!;
    known.set(name, root);
    return root;
  };
}
