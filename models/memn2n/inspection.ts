import type { StoryBatch, StoryDataset } from "../../tasks/mod.ts";
import type { Cell, PlayerDetail, Row, Table } from "../details/mod.ts";
import type { InspectionEntry } from "../model_entry.ts";
import { chooseStories } from "./choose_stories.ts";
import { type StoryInspection, storyInspectionSchema } from "./inspection_schema.ts";
import type { MemN2N } from "./memn2n.ts";

/** A statement with this share of the most that any got was looked at. */
const LOOKED_AT = 0.5;

const SUPPORT = { sign: "◆", means: "supporting fact", tone: "fact" } as const;

/** Stories, with the attention of each hop beside every statement. */
export const attention: InspectionEntry<StoryBatch, StoryDataset, MemN2N, StoryInspection> = {
  name: "attention",
  title: "Where they looked",
  schema: storyInspectionSchema,
  legend: [{
    kind: "text",
    words: [
      "Questions of the test part, the answers of the best trial of each workload and variant, and " +
      "the percentage of its attention that each hop gave to each statement: the stronger the " +
      "colour, the more. The buttons go through it hop by hop. ",
      SUPPORT,
      " marks the statements that the answer follows from; the network was not given these marks.",
    ],
  }],
  choose: chooseStories,
  details: (inspection) => [story(inspection)],
};

function story(inspection: StoryInspection): PlayerDetail {
  const { statements, question, answer, prediction, attention } = inspection;
  const right = prediction === answer;
  return {
    kind: "player",
    question,
    reply: [
      { strong: prediction === "" ? "(no word)" : prediction },
      ...right ? [" is right"] : [" is wrong: the answer is ", { strong: answer }],
    ],
    right,
    unit: "hop",
    start: "Before the first hop the network has read the question alone.",
    steps: attention.map((hop) => ({ words: hopInWords(hop, statements) })),
    table: table(inspection),
  };
}

function table({ statements, question, supports, attention }: StoryInspection): Table {
  const rows = statements.map((statement, slot): Row => {
    const isSupport = supports.includes(slot);
    return {
      ...isSupport ? { emphasis: "fact" } : {},
      cells: [
        { value: { kind: "text", words: isSupport ? [SUPPORT, " ", statement] : statement } },
        ...attention.map((hop) => shareCell(hop[slot] ?? 0, hop)),
      ],
    };
  });
  const empty: Row = {
    emphasis: "empty",
    cells: [
      { value: { kind: "text", words: "(empty memory)" } },
      ...attention.map((hop) => shareCell(restOf(hop), hop)),
    ],
  };
  return {
    title: `Attention for: ${question}`,
    columns: [
      { name: "story", title: "Story", heads: true },
      ...attention.map((_, i) => ({
        name: `hop_${i + 1}`,
        title: `Hop ${i + 1}`,
        align: "right" as const,
        step: true,
      })),
    ],
    // Memory begins with the most recent statement; a story is read from its first.
    rows: [...rows.reverse(), ...attention.every((hop) => restOf(hop) < 0.005) ? [] : [empty]],
  };
}

/** The share of a hop's attention that went to empty slots, where the network may look there. */
function restOf(hop: readonly number[]): number {
  return Math.max(0, 1 - hop.reduce((sum, share) => sum + share, 0));
}

function hopInWords(hop: readonly number[], statements: readonly string[]): string {
  const rest = restOf(hop), most = Math.max(0, ...hop);
  const place = rest > most ? "empty memory" : `“${statements[hop.indexOf(most)]}”`;
  return `It looked most at ${place}: ${Math.round(100 * Math.max(rest, most))} %.`;
}

/** A share of a hop's attention. */
function shareCell(share: number, hop: readonly number[]): Cell {
  return {
    value: { kind: "number", value: share, unit: "hundredths" },
    shade: share,
    on: share >= LOOKED_AT * Math.max(...hop, restOf(hop)),
  };
}
