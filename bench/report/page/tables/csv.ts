/* Tables as comma-separated values, and names for files. */

import type { Cell, TableData } from "./table_data.ts";

/** Spreadsheets take a word that begins with one of these signs for a formula; see bench/results/export/csv.ts. */
function field(value: Cell): string {
  const isFormula = typeof value === "string" && /^[=+\-@\t\r]/.test(value);
  const text = isFormula ? `'${value}` : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as RFC 4180 has it; nothing where there is no value. */
export function csv({ heads, rows }: TableData): string {
  return [heads, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** A name that every file system takes, out of the words that describe what is in the file. */
export function fileName(words: readonly (string | undefined)[], extension: string): string {
  const parts = words.map((word = "") =>
    word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "")
  );
  return `${parts.filter(Boolean).join("-").slice(0, 120)}.${extension}`;
}
