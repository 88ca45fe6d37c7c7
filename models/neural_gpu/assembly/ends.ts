/** What stands before the first step and after the last: symbols to images, and images to answers. */

import { tanhGradient, tanhOf } from "../../../engine/kernels/assembly/matrices";
import {
  getFloat,
  getInt,
  setFloat,
  setInt,
  WORD,
} from "../../../engine/kernels/assembly/memory";
import { softmaxCrossEntropy } from "../../../engine/kernels/assembly/softmax";
import { addScaled, clearRow, copyRow, dot } from "../../../engine/kernels/assembly/vector";
import { addVectors, clear, imageBytes, Network } from "./network";

/** What the input layer makes of each symbol: tanh(embedding) W + b, of padding b. */
export function fillTable(net: Network): void {
  const m = net.maps, own = <usize> m * WORD, cell = net.cell;
  clear(net.starts, <usize> net.inputSymbols * cell);
  clear(net.table, <usize> net.inputSymbols * cell);
  for (let symbol = 0; symbol < net.inputSymbols; symbol++) {
    const start = net.starts + <usize> symbol * cell, row = net.table + <usize> symbol * cell;
    if (symbol > 0) {
      copyRow(start, net.embedding + <usize> (symbol - 1) * own, m);
      tanhOf(start, m);
    }
    copyRow(row, net.inputBias, m);
    for (let i = 0; i < m; i++) {
      addScaled(row, getFloat(start + <usize> i * WORD), net.inputWeights + <usize> i * own, m);
    }
  }
}

/** The gradients of embeddings and input layer, from that of the table. */
export function tableGradient(net: Network): void {
  const m = net.maps, own = <usize> m * WORD, cell = net.cell;
  clearRow(net.inputBiasGradient, m);
  clearRow(net.inputWeightsGradient, m * m);
  for (let symbol = 0; symbol < net.inputSymbols; symbol++) {
    const start = net.starts + <usize> symbol * cell, slopes = net.tableGradient + <usize> symbol * cell;
    addScaled(net.inputBiasGradient, 1, slopes, m);
    for (let i = 0; i < m; i++) {
      const weights = <usize> i * own;
      addScaled(net.inputWeightsGradient + weights, getFloat(start + <usize> i * WORD), slopes, m);
      if (symbol == 0) continue;
      const to = net.embeddingGradient + <usize> (symbol - 1) * own + <usize> i * WORD;
      setFloat(to, dot(slopes, net.inputWeights + weights, m));
    }
    if (symbol > 0) tanhGradient(net.embeddingGradient + <usize> (symbol - 1) * own, start, m);
  }
}

/** The output layer turned around, `[output symbols, M]`. */
export function turnOutputs(net: Network): void {
  clear(net.outputRows, <usize> net.outputSymbols * net.cell);
  for (let symbol = 0; symbol < net.outputSymbols; symbol++) {
    for (let i = 0; i < net.maps; i++) {
      const weight = net.outputWeights + <usize> (i * net.outputSymbols + symbol) * WORD;
      setFloat(net.outputRows + <usize> symbol * net.cell + <usize> i * WORD, getFloat(weight));
    }
  }
}

/** Its gradient, turned back. */
export function turnOutputGradient(net: Network): void {
  for (let symbol = 0; symbol < net.outputSymbols; symbol++) {
    const row = net.outputRowsGradient + <usize> symbol * net.cell;
    for (let i = 0; i < net.maps; i++) {
      const to = net.outputWeightsGradient + <usize> (i * net.outputSymbols + symbol) * WORD;
      setFloat(to, getFloat(row + <usize> i * WORD));
    }
  }
}

/** The images of a group before the first step: what the table has for the symbols in the first row, else 0. */
export function begin(net: Network, first: i32, sequences: i32): void {
  const line = <usize> net.rows * net.cell, size = imageBytes(net);
  clear(net.states, <usize> sequences * size);
  let symbol = net.input + <usize> (first * net.length) * WORD, cell = net.states;
  for (let i = 0; i < sequences * net.length; i++) {
    copyRow(cell, net.table + <usize> getInt(symbol) * net.cell, <i32> (net.cell / WORD));
    symbol += WORD;
    cell += line;
  }
}

/** Its gradient in the table. */
export function beginGradient(net: Network, first: i32, sequences: i32): void {
  const line = <usize> net.rows * net.cell;
  let symbol = net.input + <usize> (first * net.length) * WORD, cell = net.stateGradient;
  for (let i = 0; i < sequences * net.length; i++) {
    addVectors(net.tableGradient + <usize> getInt(symbol) * net.cell, cell, net.cell);
    symbol += WORD;
    cell += line;
  }
}

/** Multiplies the images of a group by the factors of dropout before the first step, or after a step. */
export function drop(net: Network, images: usize, moment: i32, first: i32, sequences: i32): void {
  const size = imageBytes(net), cells = net.length * net.rows, apart = <usize> net.sequences * WORD;
  let factors = net.dropout + <usize> (moment * cells * net.maps) * apart + <usize> first * WORD;
  for (let cell = 0; cell < cells; cell++) {
    for (let map = 0; map < net.maps; map++) {
      let x = images + <usize> cell * net.cell + <usize> map * WORD;
      for (let factor = factors, end = factors + <usize> sequences * WORD; factor < end; factor += WORD) {
        setFloat(x, getFloat(x) * getFloat(factor));
        x += size;
      }
      factors += apart;
    }
  }
}

/** The scores of the symbols at each position of a sequence, from the first row of its image. */
function score(net: Network, image: usize): void {
  const line = <usize> net.rows * net.cell, width = <i32> (net.cell / WORD);
  let score = net.scores;
  for (let x = 0; x < net.length; x++) {
    for (let symbol = 0; symbol < net.outputSymbols; symbol++) {
      const bias = getFloat(net.outputBias + <usize> symbol * WORD);
      setFloat(score, dot(image, net.outputRows + <usize> symbol * net.cell, width) + bias);
      score += WORD;
    }
    image += line;
  }
}

/** The losses and answers of a group. */
export function end(net: Network, images: usize, first: i32, sequences: i32, learns: bool): void {
  const size = imageBytes(net), n = net.length, bytes = <usize> n * WORD;
  if (learns) clear(net.stateGradient, <usize> sequences * size);
  for (let i = 0; i < sequences; i++) {
    const sequence = first + i, image = images + <usize> i * size;
    const wanted = net.wanted + <usize> sequence * bytes;
    score(net, image);
    const loss = softmaxCrossEntropy(net.chances, net.scores, wanted, n, net.outputSymbols);
    setFloat(net.losses + <usize> sequence * WORD, <f32> (loss / n));
    findLikeliest(net, net.answers + <usize> sequence * bytes);
    if (learns) endGradient(net, image, net.stateGradient + <usize> i * size, wanted);
  }
}

/** The likeliest symbol of each position, the first of equals. */
function findLikeliest(net: Network, answer: usize): void {
  let score = net.scores;
  for (let x = 0; x < net.length; x++) {
    let best = 0, highest = getFloat(score);
    score += WORD;
    for (let symbol = 1; symbol < net.outputSymbols; symbol++) {
      const own = getFloat(score);
      if (own > highest) {
        highest = own;
        best = symbol;
      }
      score += WORD;
    }
    setInt(answer, best);
    answer += WORD;
  }
}

/** The gradients of output layer and image, of a sequence whose chances are worked out. */
function endGradient(net: Network, image: usize, gradient: usize, wanted: usize): void {
  const line = <usize> net.rows * net.cell, width = <i32> (net.cell / WORD);
  const factor = getFloat(net.numbers + WORD) / <f32> net.length;
  let chance = net.chances;
  for (let x = 0; x < net.length; x++) {
    const right = getInt(wanted);
    for (let symbol = 0; symbol < net.outputSymbols; symbol++) {
      const own = getFloat(chance) - (symbol == right ? <f32> 1 : <f32> 0), slope = factor * own;
      const bias = net.outputBiasGradient + <usize> symbol * WORD, row = <usize> symbol * net.cell;
      setFloat(bias, getFloat(bias) + slope);
      addScaled(net.outputRowsGradient + row, slope, image, width);
      addScaled(gradient, slope, net.outputRows + row, width);
      chance += WORD;
    }
    wanted += WORD;
    image += line;
    gradient += line;
  }
}
