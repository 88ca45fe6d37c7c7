import type { Cell, Column, Table, Unit } from "../details/mod.ts";
import type { SearchInspection } from "./inspection_schema.ts";

/** Rows that are shown of a longer history. */
const MOST_ROWS = 12;

/** How a search for programs went, as a table of a few updates; columns without numbers are left out. */
export function searchTable({ history }: SearchInspection): Table {
  const searches = history.some(({ texts }) => texts !== null);
  const last = history.length - 1, count = Math.min(MOST_ROWS, history.length);
  // Evenly, the first and the last among them.
  const places = Array.from({ length: count }, (_, i) => Math.round(i * last / (count - 1 || 1)));
  const column = (name: string, title: string): Column => ({ name, title, align: "right" });
  return {
    title: "How the search for programs went",
    columns: [
      { ...column("update", "Update"), heads: true },
      ...searches
        ? [
          column("texts", "Texts met"),
          column("found", "With a program"),
          column("unknown_entropy", "Entropy without, nats"),
          column("known_entropy", "With, nats"),
        ]
        : [column("entropy", "Entropy, nats")],
    ],
    rows: places.map((place) => {
      const { update, texts, found, unknownEntropy, knownEntropy } = history[place]!;
      return {
        cells: [
          numberCell(update, "count"),
          ...searches ? [numberCell(texts, "count"), numberCell(found, "count")] : [],
          numberCell(unknownEntropy, "exact"),
          ...searches ? [numberCell(knownEntropy, "exact")] : [],
        ],
      };
    }),
  };
}

function numberCell(value: number | null, unit: Unit): Cell {
  return { value: value === null ? null : { kind: "number", value, unit } };
}
