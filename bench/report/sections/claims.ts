import type { Cell, Row, Table, Words } from "../../../models/mod.ts";
import {
  judgeClaims,
  type Judgement,
  measuredWords,
  metricOf,
  publishedWords,
  shareWords,
  sourceOf,
  tally,
  type Verdict,
  verdictWords,
} from "../../results/claims/mod.ts";
import { textCell } from "../../results/tables/mod.ts";
import type { SectionEntry } from "../section.ts";
import { together } from "../words.ts";

/** What the result means for claims that its suite tests. */
export const claims: SectionEntry = {
  name: "claims",
  title: "Published claims",
  details({ result }) {
    const judgements = judgeClaims([result]).filter(({ measured }) => measured !== null);
    if (judgements.length === 0) return [];
    return [{
      kind: "text",
      words:
        "What papers say, and what is claimed here, tested with this run: each claim compares two variants. A claim is " +
        "reproduced if the 95 % interval of the difference, over pairs that share their seed, lies " +
        "on the claimed side of zero, and not reproduced if it lies on the other; an interval that " +
        "contains zero is inconclusive. The interval is of the mean over all trials, also where the " +
        `published numbers are of the best of several.${margins(judgements)} ${tally(judgements)}.`,
    }, { kind: "table", table: table(judgements) }];
  },
};

/** What decides where no difference is claimed. */
function margins(judgements: readonly Judgement[]): string {
  const some = judgements.some(({ claim: { test } }) =>
    test.suite !== null && test.margin !== undefined
  );
  return some
    ? " Where it is claimed that something makes no difference or does not help, the interval has " +
      "to be within a margin, as a rule of one point."
    : "";
}

function table(judgements: readonly Judgement[]): Table {
  return {
    title: "Claims",
    look: "prose",
    columns: [
      { name: "claim", title: "Claim", heads: true },
      { name: "verdict", title: "Verdict" },
      { name: "published", title: "Published" },
      { name: "measured", title: "Measured" },
      { name: "share", title: "Share of the paper’s budget" },
    ],
    rows: judgements.map(row),
  };
}

const tones: Readonly<Record<Verdict, Cell["tone"]>> = {
  reproduced: "better",
  refuted: "worse",
  inconclusive: undefined,
  notRun: undefined,
  noSuite: undefined,
};

function row(judgement: Judgement): Row {
  const { claim, verdict, notes } = judgement, tone = tones[verdict];
  const [whole, ...parts] = lines(verdictWords(judgement));
  const measured = lines(measuredWords(judgement) ?? "");
  return {
    id: `claim-${claim.id}`,
    cells: [
      textCell(claim.sentence, [`${sourceOf(judgement)}; ${metricOf(judgement)}`]),
      {
        ...textCell([{ strong: [whole, ...parts.map((note) => ({ note }))] }]),
        ...tone === undefined ? {} : { tone },
      },
      several(lines(publishedWords(judgement) ?? "no number")),
      several([...measured, ...notes.map((note) => `${note}.`)]),
      share(shareWords(judgement) ?? ""),
    ],
  };
}

/** A share, and under it what it is of. */
function share(text: string): Cell {
  const [, whole = text, parts] = together(text).match(/^(.*?) \((.*)\)$/) ?? [];
  return textCell(whole, parts === undefined ? [] : [parts]);
}

/** The first of several statements at full size, the others under it. */
function several([first = "", ...others]: readonly Words[]): Cell {
  return textCell(first, others);
}

function lines(text: string): [string, ...string[]] {
  return together(text).split("; ") as [string, ...string[]];
}
