import type { EvidenceFile } from "../../bench/results/evidence/mod.ts";
import { fidelity } from "./fidelity.ts";
import { findings } from "./findings.ts";
import { publishedNumbers, runs } from "./runs.ts";
import { notRun, verdicts } from "./verdicts.ts";

/** A part of a page that is made of evidence. */
export interface Block {
  readonly page: string;
  readonly name: string;
  /** Markdown, before `deno fmt`. */
  make(files: readonly EvidenceFile[]): string;
}

/** Every block of every page. */
export const blocks: readonly Block[] = [
  { page: "README.md", name: "findings", make: findings },
  { page: "docs/claims.md", name: "verdicts", make: verdicts },
  { page: "docs/claims.md", name: "claims not run", make: notRun },
  { page: "docs/claims.md", name: "fidelity", make: fidelity },
  { page: "docs/results.md", name: "runs", make: runs },
  { page: "docs/results.md", name: "published numbers", make: publishedNumbers },
];

/** Text without what `deno fmt` decides: how cells are padded and where lines break. */
export function plainMarkdown(text: string): string {
  return text.replace(/-{2,}/g, "--").replace(/\s+/g, " ").trim();
}
