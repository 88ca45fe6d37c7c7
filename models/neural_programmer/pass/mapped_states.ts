import type { Address } from "../../../engine/mod.ts";
import type { QuestionReader } from "./question_reader.ts";
import { part, type Place, type Workbench } from "./workbench.ts";

/**
 * The states of questions at some of their nodes, mapped to the width of words: Z W, in which W has a part
 * for each end. Nodes are mapped once, however often they are looked at.
 */
export class MappedStates {
  /** `[rows, d]` */
  readonly rows: Place;
  readonly #bench: Workbench;
  readonly #d: number;
  readonly #count: number;
  readonly #ends: readonly {
    /** `[nodes, d]`: states as they are and as they are mapped. */
    readonly states: Place;
    readonly mapped: Place;
    readonly size: number;
    /** `[d, d]`; null where the states stay as they are. */
    readonly map: Place | null;
    /** int32 `[rows]` */
    readonly nodes: Address;
  }[];

  /**
   * @param nodes By end, `[rows]`.
   * @param map `[E d, d]`; null to leave the states, of one end, as they are.
   */
  constructor(
    bench: Workbench,
    readers: readonly QuestionReader[],
    nodes: readonly Int32Array[],
    map: Place | null,
    d: number,
  ) {
    this.#bench = bench;
    this.#d = d;
    this.#count = nodes[0]!.length;
    this.rows = bench.place(this.#count * d);
    this.#ends = readers.map(({ states, tree: { size } }, end) => ({
      states,
      mapped: map === null ? states : bench.place(size * d),
      size,
      map: map === null ? null : part(map, end * d * d),
      nodes: bench.arena.ints(nodes[end]!),
    }));
  }

  forward(): void {
    const bench = this.#bench, d = this.#d;
    for (const { states, mapped, size, map, nodes } of this.#ends) {
      if (map !== null) bench.add(mapped.value, states.value, map.value, [size, d, d]);
      bench.kernels.run.addRowsAt(this.rows.value, 0, mapped.value, nodes, this.#count, d);
    }
  }

  /** From the gradients of the rows to those of the states and of the map. */
  backward(): void {
    const bench = this.#bench, d = this.#d;
    for (const { states, mapped, size, map, nodes } of this.#ends) {
      bench.kernels.run.addRowsAt(mapped.gradient, nodes, this.rows.gradient, 0, this.#count, d);
      if (map === null) continue;
      bench.addToLeft(states.gradient, mapped.gradient, map.value, [size, d, d]);
      bench.addToRight(map.gradient, states.value, mapped.gradient, [size, d, d]);
    }
  }
}
