import type { SearchedValue } from "./search_schema.ts";

/** The fields of a variant that are steps: there stand placeholders. */
const STEP_FIELDS = ["wrapper", "optimizer", "clip", "noise", "rule"] as const;

/** Steps that may have placeholders. */
type Steps = { readonly [field in typeof STEP_FIELDS[number]]?: unknown };

/** What of a variant may have placeholders: its steps, and those that it has for some workloads. */
type Template = Steps & { readonly overrides?: unknown };

const PLACEHOLDER = /\{([A-Za-z]\w*)\}/g;

/** The names in the placeholders of a text, each once: "rate" of "sgd({rate})". */
export function placeholdersIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(PLACEHOLDER), ([, name]) => name!))];
}

/** A placeholder, and the fields that lead to it. */
export interface PlacedPlaceholder {
  readonly name: string;
  readonly path: readonly string[];
}

/** The placeholders of a variant, in each field once. What is not understood has none. */
export function findPlaceholders(variant: Template): PlacedPlaceholder[] {
  const within = (steps: Steps, above: readonly string[]) =>
    STEP_FIELDS.flatMap((field) => {
      const text = steps[field];
      return typeof text !== "string"
        ? []
        : placeholdersIn(text).map((name) => ({ name, path: [...above, field] }));
    });
  const overrides = Object.entries(objectOf(variant.overrides));
  return [
    ...within(variant, []),
    ...overrides.flatMap(([pattern, steps]) => within(objectOf(steps), ["overrides", pattern])),
  ];
}

/** The names in the placeholders of a variant, each once. */
export function placeholdersOf(variant: Template): string[] {
  return [...new Set(findPlaceholders(variant).map(({ name }) => name))];
}

/** A variant with values in the place of its placeholders. */
export function fillPlaceholders<V extends Template>(
  variant: V,
  values: Readonly<Record<string, SearchedValue>>,
): V {
  const fill = <S extends Steps>(steps: S): S => {
    const filled: Record<string, string> = {};
    for (const field of STEP_FIELDS) {
      const text = steps[field];
      if (typeof text !== "string") continue;
      filled[field] = text.replace(PLACEHOLDER, (_, name: string) => String(values[name]));
    }
    return { ...steps, ...filled };
  };
  const { overrides } = variant;
  if (overrides === undefined) return fill(variant);
  const own = Object.entries(objectOf(overrides)).map(([pattern, steps]) =>
    [pattern, fill(objectOf(steps))] as const
  );
  return { ...fill(variant), overrides: Object.fromEntries(own) };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? value as Readonly<Record<string, unknown>>
    : {};
}
