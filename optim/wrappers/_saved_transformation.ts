import { chain } from "../chain.ts";
import type { Mask } from "../mask.ts";
import { buildStep, wrapStep } from "../spec/mod.ts";
import type { GradientTransformation, Specification } from "../transformation.ts";
import { masked } from "./masked.ts";
import { named } from "./named.ts";

/** A transformation, and what it contains. */
interface SavedPart extends Specification {
  readonly inner?: Saved;
  readonly groups?: Readonly<Record<string, Saved>>;
}

/** What a transformation is built from again. */
export interface Saved {
  /** Those that contain others are there with them. */
  readonly parts: readonly SavedPart[];
  /** Null for a transformation that is not a chain. */
  readonly unordered: boolean | null;
}

/**
 * What a transformation is built from again: plain data.
 *
 * @throws {TypeError} If the transformation, or one of its parts, has no `spec`.
 */
export function saved(transformation: GradientTransformation): Saved {
  const { parts, unordered } = transformation;
  return {
    parts: (parts ?? [transformation]).map(({ spec, stage, inner, groups }) => {
      if (spec !== undefined) {
        return {
          ...spec,
          ...inner === undefined ? {} : { inner: saved(inner) },
          ...groups === undefined ? {} : { groups: mapValues(groups, saved) },
        };
      }
      throw new TypeError(`Cannot save an optimizer with a ${stage} that has no spec`);
    }),
    unordered: parts === undefined ? null : unordered ?? false,
  };
}

function mapValues<From, To>(
  values: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]));
}

/** The transformation that was saved. */
export async function rebuild({ parts, unordered }: Saved): Promise<GradientTransformation> {
  const built = await Promise.all(parts.map(rebuildPart));
  return unordered === null ? built[0]! : chain({ unordered }, ...built) as GradientTransformation;
}

async function rebuildPart(
  { step, context, inner, groups }: SavedPart,
): Promise<GradientTransformation> {
  if (groups !== undefined) {
    const built = Object.entries(groups).map(async ([pattern, one]) =>
      [pattern, await rebuild(one)] as const
    );
    return named(Object.fromEntries(await Promise.all(built))) as GradientTransformation;
  }
  if (inner === undefined) return await buildStep(step, context);
  const contained = await rebuild(inner);
  const { kind, ...options } = step;
  if (kind === "masked") return masked(contained, options as Mask);
  return await wrapStep(step, contained, context);
}
