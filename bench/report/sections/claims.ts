import type { Cell, Details, Row, Table, Words } from "../../../models/mod.ts";
import {
  fidelityOf,
  fidelityTitles,
  type Grade,
  grades,
  holmWords,
  judgeClaims,
  type Judgement,
  largestWords,
  meansWords,
  measuredWords,
  metricOf,
  publishedWords,
  shareWords,
  sourceOf,
  type Standing,
  standingWords,
  tally,
} from "../../results/claims/mod.ts";
import { textCell } from "../../results/tables/mod.ts";
import type { SectionEntry } from "../section.ts";
import { together } from "../words.ts";

/** With more of them a phone would show little else. */
const MOST_OPEN = 4;

/** What the result means for claims that its suite tests. */
export const claims: SectionEntry = {
  name: "claims",
  title: "Published claims",
  details({ result }) {
    const judgements = judgeClaims([result]).filter(({ measured }) => measured !== null);
    if (judgements.length === 0) return [];
    return [
      {
        kind: "text",
        words:
          "What papers say, and what is claimed here, tested with this run: each claim compares two " +
          "variants, and is graded by the 95 % interval of their difference, over pairs that share " +
          `their seed. ${
            tally(judgements)
          }. P-values are adjusted by Holm over what a paper claims of this suite.`,
      },
      {
        kind: "group",
        title: "Claim by claim",
        fold: judgements.length <= MOST_OPEN ? "open" : "closed",
        details: [
          { kind: "table", table: table(judgements) },
          { kind: "text", role: "caution", words: meanings(judgements) },
          ...fidelity(result.suite.name),
        ],
      },
    ];
  },
};

/** What the grades mean that some of the claims have. */
function meanings(judgements: readonly Judgement[]): string {
  const given = new Set(judgements.map(({ grade }) => grade));
  const names = (Object.keys(grades) as Grade[]).filter((name) => given.has(name));
  const words = names.map((name) =>
    sentence(`${grades[name].title}: the interval ${grades[name].meaning}`)
  );
  return together(words.join(" "));
}

/** How the suite is known to differ from the paper, a paragraph for each kind of difference. */
function fidelity(suite: string): Details {
  const kinds = Map.groupBy(fidelityOf(suite), ({ kind }) => kind);
  return Array.from(kinds, ([kind, notes]) => ({
    kind: "text",
    role: "caution",
    words: together([`${fidelityTitles[kind]}.`, ...notes.map(({ text }) => text)].join(" ")),
  }));
}

function table(judgements: readonly Judgement[]): Table {
  return {
    title: "Claims",
    look: "prose",
    columns: [
      { name: "claim", title: "Claim", heads: true },
      { name: "grade", title: "Grade" },
      { name: "published", title: "Published" },
      { name: "measured", title: "Measured" },
      { name: "share", title: "Share of the paper’s budget" },
    ],
    rows: judgements.map(row),
  };
}

const tones: Readonly<Record<Standing, Cell["tone"]>> = {
  signAndSize: "better",
  withinMargin: "better",
  signOnly: "better",
  sizeExcluded: undefined,
  opposite: "worse",
  inconclusive: undefined,
  notRun: undefined,
  noSuite: undefined,
};

function row(judgement: Judgement): Row {
  const { claim, standing, notes } = judgement, tone = tones[standing];
  const [whole, ...parts] = lines(standingWords(judgement));
  const adjusted = holmWords(judgement);
  const means = meansWords(judgement);
  const measured = [
    ...lines(measuredWords(judgement) ?? ""),
    ...means === null ? [] : [together(means)],
  ];
  return {
    id: `claim-${claim.id}`,
    cells: [
      textCell(claim.sentence, [`${sourceOf(judgement)}; ${metricOf(judgement)}`]),
      {
        ...textCell(
          [{ strong: [whole, ...parts.map((note) => ({ note }))] }],
          adjusted === null ? [] : [adjusted],
        ),
        ...tone === undefined ? {} : { tone },
      },
      several(lines(publishedWords(judgement) ?? "no number")),
      several([
        ...measured,
        ...[largestWords(judgement)].flatMap((words) => words === null ? [] : sentence(words)),
        ...notes.map((note) => `${note}.`),
      ]),
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

function sentence(words: string): string {
  return together(`${words.charAt(0).toUpperCase()}${words.slice(1)}.`);
}
