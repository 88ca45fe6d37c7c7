import type { Cell, LayersArm, LayersDetail, LayersFrame, Table } from "../../../models/mod.ts";
import { noCell, numberCell, textCell } from "./cells.ts";
import { numberText } from "./value_text.ts";

/** What stands for a number that is not finite. */
export const NOT_FINITE = "not finite";

/** "Update 12,000, epoch 5": epochs are counted from 1. */
export function frameName({ update, epoch }: LayersFrame): string {
  return `Update ${numberText(update, "count")}, epoch ${epoch + 1}`;
}

/** All layers at one frame, with a column for each quantity of each training. */
export function frameTable({ layers, frames, quantities, arms }: LayersDetail, at: number): Table {
  const columns = quantities.flatMap(({ name }, q) =>
    arms.map(({ title, values }, a) => ({
      name: `quantity_${q}_${a}`,
      title: name,
      note: title,
      align: "right" as const,
      cells: layers.map((_, l) => cellOf(values[q]![at], l)),
    }))
  );
  return {
    title: frameName(frames[at]!),
    columns: [
      { name: "layer", title: "Layer", heads: true },
      ...columns.map(({ cells: _, ...column }) => column),
    ],
    rows: layers.map((layer, l) => ({
      cells: [textCell(layer), ...columns.map(({ cells }) => cells[l]!)],
    })),
  };
}

/** One training at a few frames: the first, the middle and the last layer. */
export function overTimeTable(
  { layers, frames, quantities }: LayersDetail,
  { title, values }: LayersArm,
): Table {
  const places = spread(layers.length, 3);
  return {
    title,
    columns: [
      { name: "update", title: "Update", align: "right", heads: true },
      ...quantities.flatMap(({ name }, q) =>
        places.map((l, i) => ({
          name: `quantity_${q}_${l}`,
          title: i === 0 ? `${name}, layer ${layers[l]}` : layers[l]!,
          align: "right" as const,
        }))
      ),
    ],
    rows: spread(frames.length, 6).map((at) => ({
      cells: [
        numberCell(frames[at]!.update, "count"),
        ...quantities.flatMap((_, q) => places.map((l) => cellOf(values[q]![at], l))),
      ],
    })),
  };
}

/** The positions of a few of many things, evenly spread, with the first and the last. */
export function spread(length: number, most: number): number[] {
  const count = Math.min(length, most);
  return Array.from(
    { length: count },
    (_, i) => count === 1 ? 0 : Math.round(i * (length - 1) / (count - 1)),
  );
}

/** @param frame Missing or null: nothing is known. */
function cellOf(frame: readonly (number | null)[] | null | undefined, layer: number): Cell {
  if (frame === null || frame === undefined) return noCell;
  const value = frame[layer] ?? null;
  return value === null ? textCell(NOT_FINITE) : numberCell(value, "magnitude");
}
