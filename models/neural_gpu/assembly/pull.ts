/** How sets of parameters are pulled towards their mean. */

import { getFloat, getInt, getVector, setFloat, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { multiplyAdd } from "../../../engine/kernels/assembly/vector";
import { Network } from "./network";

/** The address of a parameter of a unit in a table of the host. */
@inline
export function parameterOf(table: usize, unit: i32, parameter: i32): usize {
  return <usize> getInt(table + <usize> (4 * unit + parameter) * WORD);
}

/** How many numbers a parameter of a unit has: gates, their biases, candidates, theirs. */
export function sizeOf(net: Network, parameter: i32): i32 {
  const m = net.maps;
  if (parameter == 0) return 18 * m * m;
  if (parameter == 1) return 2 * m;
  return parameter == 2 ? 9 * m * m : m;
}

/**
 * Adds to the gradients those of the distance of the sets: of the sum of (v_r - mean)^2 over sets r it is
 * 2 (v_r - mean) in v_r. What is added up are differences from the first set: of equal sets nothing is left.
 */
export function addPull(net: Network): void {
  const pull: f32 = <f32> 2 * getFloat(net.numbers + 2 * WORD), share = <f32> 1 / <f32> net.sets;
  if (pull == 0 || net.sets == 1) return;
  for (let layer = 0; layer < net.layers; layer++) {
    for (let parameter = 0; parameter < 4; parameter++) {
      const bytes = <usize> sizeOf(net, parameter) * WORD;
      let k: usize = 0;
      for (; k + VECTOR <= bytes; k += VECTOR) pullVectors(net, layer, parameter, k, pull, share);
      for (; k < bytes; k += WORD) pullNumbers(net, layer, parameter, k, pull, share);
    }
  }
}

/** Four numbers of a parameter, of all sets. */
@inline
function pullVectors(net: Network, layer: i32, parameter: i32, k: usize, pull: f32, share: f32): void {
  const start = getVector(parameterOf(net.units, layer, parameter) + k);
  let sum = f32x4.splat(0);
  for (let set = 1; set < net.sets; set++) {
    const own = getVector(parameterOf(net.units, set * net.layers + layer, parameter) + k);
    sum = f32x4.add(sum, f32x4.sub(own, start));
  }
  const mean = f32x4.mul(sum, f32x4.splat(share));
  for (let set = 0; set < net.sets; set++) {
    const unit = set * net.layers + layer, to = parameterOf(net.unitGradients, unit, parameter) + k;
    const offset = f32x4.sub(f32x4.sub(getVector(parameterOf(net.units, unit, parameter) + k), start), mean);
    setVector(to, multiplyAdd(getVector(to), f32x4.splat(pull), offset));
  }
}

/** One number. */
@inline
function pullNumbers(net: Network, layer: i32, parameter: i32, k: usize, pull: f32, share: f32): void {
  const start = getFloat(parameterOf(net.units, layer, parameter) + k);
  let sum: f32 = 0;
  for (let set = 1; set < net.sets; set++) {
    sum += getFloat(parameterOf(net.units, set * net.layers + layer, parameter) + k) - start;
  }
  const mean = sum * share;
  for (let set = 0; set < net.sets; set++) {
    const unit = set * net.layers + layer, to = parameterOf(net.unitGradients, unit, parameter) + k;
    const offset = getFloat(parameterOf(net.units, unit, parameter) + k) - start - mean;
    setFloat(to, getFloat(to) + pull * offset);
  }
}
