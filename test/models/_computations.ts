/** The ways in which a Neural Programmer can be computed: its tests run over all of them. */

/** A way of computing, by the model options that choose it. */
export interface Computation {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
  /**
   * How far loss and gradients may move, relative to the largest entry, when padding is added to a
   * batch. 0: not by a bit. Tensor operations add padded rows, zeros, up in another order.
   */
  readonly padding: number;
}

export const computations: readonly Computation[] = [
  { name: "reference", options: { computation: "reference" }, padding: 1e-5 },
  { name: "fused", options: { computation: "fused" }, padding: 0 },
];
