import { grades } from "../../bench/results/claims/mod.ts";
import {
  claimNumbers,
  type ClaimStanding,
  claimStandings,
  type EvidenceFile,
} from "../../bench/results/evidence/mod.ts";
import { markdownTable } from "./markdown_table.ts";

/** The claims that README shows: what they are about in a few words, and their ids. */
const shown: readonly (readonly [about: string, id: string])[] = [
  ["memory networks, one stage: validation error", "noise-one-stage-validation"],
  ["20 layers, zero weights: test error", "digits-zero-start"],
  ["20 layers, weights of He et al.: test error", "digits-he-start"],
  ["Neural Programmer, five columns: test error", "programmer-columns-noisy-against-plain"],
  ["Neural Programmer, one column: runs without error", "programmer-grid-noise"],
  ["random-access machines, lists: runs without error", "random-access-machine"],
  ["Neural GPU, products: runs under 1 % errors", "neural-gpu-1-percent"],
];

/** What was found of the noise paper's main claims, a row each. */
export function findings(files: readonly EvidenceFile[]): string {
  const standings = new Map(claimStandings(files).map((one) => [one.claim.id, one]));
  return markdownTable(
    ["with noise against without", "published", "measured, 95 % interval", "grade"],
    shown.map(([about, id]) => {
      const standing = standings.get(id)!;
      const { published, measured, grade } = wordsOf(standing);
      return [about, published, measured ?? `not run: ${standing.reason}`, grade];
    }),
  );
}

/** What of a claim stands in a cell. */
export interface StandingWords {
  readonly published: string;
  /** Null for a claim that was not run. */
  readonly measured: string | null;
  readonly grade: string;
}

/** A claim in words for the cells of a table. */
export function wordsOf({ published, evidence }: ClaimStanding): StandingWords {
  const measured = evidence?.claim.measured ?? null, grade = evidence?.claim.grade ?? null;
  const numbers = claimNumbers({ published, measured });
  return {
    published: numbers.published ?? "no number",
    measured: numbers.measured,
    grade: grade === null ? "" : grades[grade].title,
  };
}
