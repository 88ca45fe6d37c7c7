import type { SearchedValue } from "./search_schema.ts";

/** The fields of a variant that are steps: there stand placeholders. */
export const STEP_FIELDS = ["optimizer", "clip", "noise", "rule"] as const;

/** What of a variant may have placeholders. */
type Steps = { readonly [field in typeof STEP_FIELDS[number]]?: unknown };

const PLACEHOLDER = /\{([A-Za-z]\w*)\}/g;

/** The names in the placeholders of a text, each once: "rate" of "sgd({rate})". */
export function placeholdersIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name!))];
}

/** The names in the placeholders of a variant, each once. */
export function placeholdersOf(variant: Steps): string[] {
  const texts = STEP_FIELDS.map((field) => variant[field]).filter((one) => typeof one === "string");
  return [...new Set(texts.flatMap(placeholdersIn))];
}

/** A variant with values in the place of its placeholders. */
export function fillPlaceholders<V extends Steps>(
  variant: V,
  values: Readonly<Record<string, SearchedValue>>,
): V {
  const filled: Record<string, string> = {};
  for (const field of STEP_FIELDS) {
    const text = variant[field];
    if (typeof text !== "string") continue;
    filled[field] = text.replace(PLACEHOLDER, (_, name: string) => String(values[name]));
  }
  return { ...variant, ...filled };
}
