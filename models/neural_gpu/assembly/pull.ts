/** How sets of parameters are pulled towards their mean. */

import { getFloat, getInt, setFloat, WORD } from "../../../engine/kernels/assembly/memory";
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
      const first = parameterOf(net.units, layer, parameter);
      const bytes = <usize> sizeOf(net, parameter) * WORD;
      for (let k: usize = 0; k < bytes; k += WORD) {
        const start = getFloat(first + k);
        let sum: f32 = 0;
        for (let set = 1; set < net.sets; set++) {
          sum += getFloat(parameterOf(net.units, set * net.layers + layer, parameter) + k) - start;
        }
        const mean = sum * share;
        for (let set = 0; set < net.sets; set++) {
          const unit = set * net.layers + layer;
          const offset = getFloat(parameterOf(net.units, unit, parameter) + k) - start - mean;
          const to = parameterOf(net.unitGradients, unit, parameter) + k;
          setFloat(to, getFloat(to) + pull * offset);
        }
      }
    }
  }
}
