import type { Cell, Row, Table, Words } from "../../models/mod.ts";
import { noCell, numberCell, numberText, textCell } from "../results/tables/mod.ts";

/** From this many percentage points on, every difference has the strongest shade. */
export const STRONGEST = 10;

/** A column or a row: a word, and what it means. */
export interface MapLabel {
  readonly name: string;
  readonly explanation: string;
}

/** Differences of fractions, negative is better; null where there is none. */
export type MapDifferences = readonly (number | null)[];

/** What a map of differences is made of. */
export interface DifferenceMap {
  readonly title: string;
  readonly columns: readonly MapLabel[];
  readonly rows: readonly { readonly label: MapLabel; readonly differences: MapDifferences }[];
  /** The last row: means, without colour. */
  readonly foot: { readonly name: string; readonly differences: MapDifferences } | null;
}

/** A table of differences in percentage points, shaded by size and sign. */
export function differenceMap({ title, columns, rows, foot }: DifferenceMap): Table {
  const body = rows.map(({ label, differences }): Row => ({
    cells: [textCell(label.name, notes(label)), ...differences.map(mapCell)],
  }));
  const last = foot === null ? [] : [{
    group: "foot",
    cells: [
      textCell(foot.name),
      ...foot.differences.map((difference) => numberCell(difference, "points")),
    ],
  }];
  return {
    title,
    look: "map",
    columns: [
      { name: "task", title: "Task", heads: true },
      ...columns.map((label) => ({
        name: label.name,
        title: { name: label.name },
        note: label.explanation,
        align: "right" as const,
      })),
    ],
    rows: [...body, ...last],
  };
}

function notes({ explanation }: MapLabel): Words[] {
  return explanation === "" ? [] : [explanation];
}

function mapCell(difference: number | null): Cell {
  if (difference === null) return noCell;
  const cell = numberCell(difference, "points"), text = numberText(difference, "points");
  const shade = Math.min(1, Math.abs(100 * difference) / STRONGEST);
  // What is shown as zero is on neither side.
  if (!/^[+−]/.test(text)) return { ...cell, shade };
  return { ...cell, shade, tone: text.startsWith("+") ? "worse" : "better" };
}
