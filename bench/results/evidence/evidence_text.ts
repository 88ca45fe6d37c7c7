import type { EvidenceFile } from "./evidence_file.ts";

/** As many digits as a difference of errors, a p-value or a time needs to be shown. */
const DIGITS = 6;

/**
 * The text of an evidence file: each claim, row and digest on a line, so that a change of one is one line of
 * a diff, and numbers with six digits.
 */
export function evidenceText(file: EvidenceFile): string {
  const fields = Object.entries(file).map(([name, value]) =>
    `${JSON.stringify(name)}:${text(value)}`
  );
  return `{\n${fields.join(",\n")}\n}\n`;
}

function text(value: unknown): string {
  if (Array.isArray(value)) {
    const parts = value.map(text);
    return value.some((part) => typeof part === "object" && part !== null)
      ? `[\n${parts.join(",\n")}\n]`
      : `[${parts.join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, part]) => part !== undefined);
    return `{${fields.map(([name, part]) => `${JSON.stringify(name)}:${text(part)}`).join(",")}}`;
  }
  return JSON.stringify(typeof value === "number" ? Number(value.toPrecision(DIGITS)) : value);
}
