import type { Address, Arena } from "../../../engine/mod.ts";
import type { NramOptions } from "../options.ts";
import type { NramKernels } from "./kernels.ts";

/** Units that the kernels work on at a time. */
export const TILE = 8;

/** A layer as the kernels see it: its inputs and units by their places in the matrix, -1 where padded. */
export interface PaddedLayer {
  readonly number: 1 | 2 | 3;
  /** Columns of the matrix. */
  readonly width: number;
  readonly inputs: readonly number[];
  /** In whole tiles. */
  readonly units: readonly number[];
  /** Units that there are to look at on the way back. */
  readonly unitCount: number;
  /** Whether most of its inputs are 0, being outputs of a rectifier. */
  readonly isSparse: boolean;
}

/** Where a layer's numbers lie for the kernels. */
export interface PackedLayer {
  readonly layer: Address;
  readonly bias: Address;
  /** For the way back: turned around, from units to inputs; by rows where they are sparse. */
  readonly turned: Address;
}

/** The least multiple of `step` that is not below `count`. */
export function upTo(count: number, step: number): number {
  return Math.ceil(count / step) * step;
}

/** 0, 1, ... from a start, and -1 up to a whole number of tiles. */
function padded(count: number, start = 0): number[] {
  return Array.from({ length: upTo(count, TILE) }, (_, i) => i < count ? start + i : -1);
}

/**
 * The layers of a controller with hidden layers of whole tiles: units that are added have weights of 0, and
 * nothing goes on from them.
 *
 * @param order Of its outputs.
 */
export function padLayers(options: NramOptions, order: Int32Array): readonly PaddedLayer[] {
  const { registers: R, hiddenUnits: H, controller } = options;
  const hidden = padded(H), O = order.length;
  const recurrent = controller === "lstm";
  const second = recurrent
    ? {
      width: 4 * H,
      inputs: [...hidden, ...padded(H, H)],
      units: [0, 1, 2, 3].flatMap((gate) => padded(H, gate * H)),
    }
    : { width: H, inputs: hidden, units: hidden };
  const outputs = Array.from({ length: upTo(O, TILE) }, (_, i) => order[i] ?? -1);
  return [
    {
      ...{ number: 1, width: H, inputs: padded(R).slice(0, R), units: hidden },
      ...{ unitCount: hidden.length, isSparse: false },
    },
    { number: 2, ...second, unitCount: second.units.length, isSparse: false },
    {
      ...{ number: 3, width: O, inputs: hidden, units: outputs },
      ...{ unitCount: O, isSparse: !recurrent },
    },
  ];
}

/** Lays a layer's parameters out for the kernels. */
export function packLayer(
  { run }: NramKernels,
  arena: Arena,
  { width, inputs, units, unitCount, isSparse }: PaddedLayer,
  weights: Address,
  bias: Address,
): PackedLayer {
  const tiles = units.length / TILE, turnedTiles = Math.ceil(inputs.length / TILE);
  const rows = arena.ints(padTiles(inputs)), columns = arena.ints(units);
  const layer = arena.take(inputs.length * units.length), biases = arena.take(units.length);
  run.packLayer(layer, weights, rows, columns, inputs.length, tiles, width, 1);
  run.packLayer(biases, bias, arena.ints([0]), columns, 1, tiles, 0, 1);
  let turned: Address;
  if (isSparse) {
    turned = arena.take(inputs.length * units.length);
    run.packLayerRows(turned, weights, rows, columns, inputs.length, tiles, width);
  } else {
    turned = arena.take(unitCount * turnedTiles * TILE);
    run.packLayer(turned, weights, columns, rows, unitCount, turnedTiles, 1, width);
  }
  return { layer, bias: biases, turned };
}

function padTiles(places: readonly number[]): number[] {
  return Array.from({ length: upTo(places.length, TILE) }, (_, i) => places[i] ?? -1);
}
