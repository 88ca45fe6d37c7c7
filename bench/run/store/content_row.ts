import { canonicalJson, sha256 } from "../../../engine/base/mod.ts";
import type { z } from "zod";

/** A value as JSON under its SHA-256: equal values are one row, and a damaged one shows. */
export interface ContentRow {
  readonly id: string;
  readonly content: string;
}

export function contentRow(value: unknown): ContentRow {
  const content = canonicalJson(value);
  return { id: sha256(content), content };
}

/** A row's value; null if it is damaged. */
export function readContentRow<T>(schema: z.ZodType<T>, { id, content }: ContentRow): T | null {
  if (sha256(content) !== id) return null;
  try {
    return schema.parse(JSON.parse(content));
  } catch {
    return null;
  }
}
