import { counted, probability } from "../../bench/base/mod.ts";
import { type Grade, grades, type Paper } from "../../bench/results/claims/mod.ts";
import {
  type ClaimStanding,
  claimStandings,
  type EvidenceFile,
  shareText,
} from "../../bench/results/evidence/mod.ts";
import { wordsOf } from "./findings.ts";
import { markdownTable } from "./markdown_table.ts";

/** Every claim that was run, paper by paper, each with its grade; before them how many have which. */
export function verdicts(files: readonly EvidenceFile[]): string {
  const standings = claimStandings(files);
  return [...Map.groupBy(standings, ({ paper }) => paper)].map(([paper, own]) => {
    const run = own.filter(({ evidence }) => evidence !== null);
    const rows = run.map(rowOf);
    const head = ["claim", "published", "measured, 95 % interval", "grade", "Holm’s p", "budget"];
    return `${tallyText(paper, own)}\n\n${rows.length === 0 ? "" : markdownTable(head, rows)}`;
  }).join("\n\n");
}

/** "_Title_: 21 claims; 1 sign only, 3 size excluded, 17 not run." */
function tallyText({ title, citation }: Paper, own: readonly ClaimStanding[]): string {
  const counts = [...Object.keys(grades) as Grade[]].flatMap((grade) => {
    const count = own.filter(({ evidence }) => evidence?.claim.grade === grade).length;
    return count === 0 ? [] : [`${count} ${grades[grade].title}`];
  });
  const notRun = own.filter(({ evidence }) => evidence === null).length;
  const words = [...counts, ...notRun === 0 ? [] : [`${notRun} not run`]].join(", ");
  return `**${title}** (${citation}), ${counted(own.length, "claim")}: ${words}.`;
}

function rowOf(standing: ClaimStanding): string[] {
  const { claim: { sentence }, evidence } = standing;
  const { holm, budgetShare } = evidence!.claim;
  const { published, measured, grade } = wordsOf(standing);
  return [
    sentence,
    published,
    measured!,
    grade,
    holm === null ? "" : probability(holm.p),
    budgetShare === null ? "" : shareText(budgetShare),
  ];
}

/** Every claim that was not run, and why. */
export function notRun(files: readonly EvidenceFile[]): string {
  const without = claimStandings(files).filter(({ reason }) => reason !== null);
  return markdownTable(
    ["claim", "published", "not run, because"],
    without.map((one) => [one.claim.sentence, wordsOf(one).published, one.reason!]),
  );
}
