import { clips } from "../clips/entries.ts";
import { noises } from "../noise/entries.ts";
import { rules } from "../rules/entries.ts";
import type { TransformationEntry } from "./entry.ts";

/** Every transformation that a specification can name, in the order of the stages. */
export const transformations: Record<string, TransformationEntry> = Object.fromEntries(
  [...clips, ...noises, ...rules].map((entry) => [entry.kind, entry]),
);

/** The entry of a name. */
export function transformationOf(kind: unknown): TransformationEntry | undefined {
  return typeof kind === "string" && Object.hasOwn(transformations, kind)
    ? transformations[kind]
    : undefined;
}
