import type { RandomStream } from "../../engine/base/mod.ts";
import { drawDistinct } from "./draw_integers.ts";

/** Where the nodes of a list or a tree stand on a tape. */
export interface Places {
  /** The address of each node's first cell; in random order. */
  readonly nodes: readonly number[];
  /** The address of a cell that holds no node. */
  readonly free: number;
}

/**
 * Places nodes of `size` adjacent cells each on the cells from an address to the end of the tape, without
 * overlap. Every arrangement and order is as likely as any other, and so is every cell that is left.
 */
export function placeNodes(
  count: number,
  size: number,
  { from, cells }: { readonly from: number; readonly cells: number },
  random: RandomStream,
): Places {
  // Nodes and single cells stand in a row: which places in the row are nodes decides where all of them are.
  const row = cells - from - count * (size - 1);
  const drawn = drawDistinct(count + 1, row, random), single = drawn.pop()!;
  const nodes = new Set(drawn), addresses: number[] = [];
  let address = from;
  for (let place = 0; place < row; place++) {
    addresses.push(address);
    address += nodes.has(place) ? size : 1;
  }
  return { nodes: drawn.map((place) => addresses[place]!), free: addresses[single]! };
}
