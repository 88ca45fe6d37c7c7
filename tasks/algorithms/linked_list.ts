import type { RandomStream } from "../../engine/base/mod.ts";
import { drawElements } from "./draw_integers.ts";
import { placeNodes } from "./place_nodes.ts";
import type { TapeWriter } from "./tape_writer.ts";

/** Cells before the nodes: head, what is asked, and where the answer goes. */
const BEFORE = 3;

/** A list on a tape, in its own order. */
export interface LinkedList {
  /** The address of each node. */
  readonly nodes: readonly number[];
  readonly values: readonly number[];
  /** A cell without a node, for the answer. */
  readonly output: number;
}

/** How many cells a list takes, with what stands before it and a cell for the answer. */
export function cellsForList(length: number): number {
  return BEFORE + 2 * length + 1;
}

/**
 * Writes `head, `, what is asked, `, out` and the nodes of a list: each a pointer to the next, or NULL, and the
 * value in the cell after it, from 1 to M - 1. The paper says neither which values there are nor where the
 * answer goes; here into any cell that holds no node.
 *
 * @param ask What is asked of the list, with its name: k hops, or a value v.
 */
export function writeList(
  tape: TapeWriter,
  length: number,
  random: RandomStream,
  ask: (list: LinkedList) => { readonly name: string; readonly value: number },
): LinkedList {
  const { cells } = tape;
  const { nodes, free } = placeNodes(length, 2, { from: BEFORE, cells }, random);
  const values = drawElements(length, cells - 1, random);
  const list = { nodes, values, output: free }, asked = ask(list);
  tape.write(0, "head", nodes[0]!);
  tape.write(1, asked.name, asked.value);
  tape.write(2, "out", free);
  for (const [i, address] of nodes.entries()) {
    tape.write(address, "next", nodes[i + 1] ?? 0);
    tape.write(address + 1, "value", values[i]!);
  }
  return list;
}
