import { clips } from "../clips/entries.ts";
import { noises } from "../noise/entries.ts";
import { rules } from "../rules/entries.ts";
import { wrappers } from "../wrappers/entries.ts";
import { addEntry } from "../../engine/base/mod.ts";
import type { TransformationEntry } from "./entry.ts";

/** Every transformation that a specification can name, in the order of the stages. */
export const transformations: Record<string, TransformationEntry> = Object.fromEntries(
  [...wrappers, ...clips, ...noises, ...rules].map((entry) => [entry.kind, entry]),
);

/**
 * Adds a transformation.
 *
 * @throws {TypeError} If its name is taken.
 */
export function registerTransformation(entry: TransformationEntry): void {
  addEntry(transformations, "transformation", entry.kind, entry);
}

/** The entry of a name. */
export function transformationOf(kind: unknown): TransformationEntry | undefined {
  return typeof kind === "string" && Object.hasOwn(transformations, kind)
    ? transformations[kind]
    : undefined;
}
