import { csv } from "./csv.ts";
import type { ExportFormat } from "./format.ts";
import { latex } from "./latex.ts";
import { markdown } from "./markdown.ts";
import { parquet } from "./parquet.ts";

/** Every format, by name. */
export const exportFormats = { csv, parquet, markdown, latex } as const satisfies Readonly<
  Record<string, ExportFormat>
>;

export type FormatName = keyof typeof exportFormats;
