/** Choices of a circuit: a softmax over sources, and the mixture of them by its weights. */

import { getFloat, getInt, getVector, setFloat, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { fusedMultiplyAdd } from "../../../engine/kernels/assembly/vector";
import { softmax } from "./exponential";
import {
  argumentAt,
  at,
  chancesAt,
  comparisons,
  constants,
  CONSTANTS,
  crop,
  fullSources,
  Machine,
  offsetOf,
  scoresAt,
  sourceCount,
  sourcesAt,
  weightsAt,
} from "./machine";
import { mix, mixTwo } from "./mixing";
import { products, productsOfTwo } from "./products";

/** The softmax of the scores of each choice. */
export function weighChoices(m: Machine, step: i32): void {
  for (let choice = 0; choice < m.choices; choice++) {
    const offset = offsetOf(m, choice);
    const count = fullSources(m, choice) + constants(m, choice) + comparisons(m, choice);
    const weights = weightsAt(m, step, choice), scores = at(scoresAt(m, step), offset);
    if (m.isRounded) round(weights, scores, m.order + <usize> offset * WORD, count);
    else softmax(weights, scores, count);
  }
}

/** 1 for the source with the highest score, the first of equals in the order of the parameters; else 0. */
function round(weights: usize, scores: usize, order: usize, count: i32): void {
  for (let lane: usize = 0; lane < VECTOR; lane += WORD) {
    let best = 0;
    for (let i = 1; i < count; i++) {
      const score = getFloat(at(scores, i) + lane), highest = getFloat(at(scores, best) + lane);
      const isEarlier = getInt(order + <usize> i * WORD) < getInt(order + <usize> best * WORD);
      if (score > highest || (score == highest && isEarlier)) best = i;
    }
    for (let i = 0; i < count; i++) setFloat(at(weights, i) + lane, i == best ? 1 : 0);
  }
}

/** Where TWO has its 1: modulo 2 it is 0. */
@inline
function placeOfTwo(cells: i32): usize {
  return cells == 2 ? 0 : 2 * VECTOR;
}

/** What the constants and the comparisons add to a mixture. */
function addOthers(out: usize, weights: usize, ones: i32, compared: i32, chances: usize, cells: i32): void {
  if (ones == 0) return;
  let zero = getVector(out), one = getVector(out + VECTOR), two = f32x4.splat(0);
  for (let k = 0; k < ones; k += CONSTANTS) {
    zero = f32x4.add(zero, getVector(weights));
    one = f32x4.add(one, getVector(weights + VECTOR));
    two = f32x4.add(two, getVector(weights + 2 * VECTOR));
    weights += CONSTANTS * VECTOR;
  }
  for (; compared > 0; compared--) {
    const weight = getVector(weights), chance = getVector(chances);
    zero = fusedMultiplyAdd(zero, weight, f32x4.sub(f32x4.splat(1), chance));
    one = fusedMultiplyAdd(one, weight, chance);
    weights += VECTOR;
    chances += VECTOR;
  }
  setVector(out, zero);
  setVector(out + VECTOR, one);
  const last = out + placeOfTwo(cells);
  setVector(last, f32x4.add(getVector(last), two));
}

/** Mixes one choice, or two that have the same sources, to `out` and `apart` bytes behind it. */
function mixChoices(m: Machine, step: i32, choice: i32, count: i32, out: usize): void {
  const M = m.cells, size = <usize> M * VECTOR, full = fullSources(m, choice);
  const ones = constants(m, choice), compared = comparisons(m, choice);
  const weights = weightsAt(m, step, choice), sources = sourcesAt(m, step);
  const chances = chancesAt(m, step), apart = <usize> sourceCount(m) * VECTOR;
  if (count == 1) mix(out, weights, VECTOR, sources, size, full, M);
  else mixTwo(out, size, weights, apart, VECTOR, sources, size, full, M);
  addOthers(out, at(weights, full), ones, compared, chances, M);
  if (count == 2) addOthers(out + size, at(weights, full) + apart, ones, compared, chances, M);
}

/** The arguments of a module. @param choice The number of its first choice in the circuit. */
export function mixArguments(m: Machine, step: i32, choice: i32, arity: i32): void {
  if (arity > 0) mixChoices(m, step, choice, arity, argumentAt(m, step, choice));
}

/** The registers after a step. */
export function mixRegisters(m: Machine, step: i32): void {
  const out = sourcesAt(m, step + 1), first = m.choices - m.registers;
  for (let r = 0; r < m.registers; r += 2) {
    mixChoices(m, step, first + r, min(2, m.registers - r), at(out, r * m.cells));
  }
}

/**
 * From the gradients of one choice, or of two that have the same sources, to those of their weights, of the
 * comparisons, and of the scores.
 *
 * @param slopes Those of all scores.
 */
export function choiceGradient(
  m: Machine,
  step: i32,
  choice: i32,
  count: i32,
  slopes: usize,
  limit: v128,
  bonus: v128,
): void {
  const M = m.cells, size = <usize> M * VECTOR, full = fullSources(m, choice);
  const gradient = at(m.choiceGradients, choice * M), sources = sourcesAt(m, step);
  const out = m.weightGradients, apart = <usize> sourceCount(m) * VECTOR;
  if (count == 1) products(out, gradient, sources, size, full, M);
  else productsOfTwo(out, apart, gradient, size, sources, size, full, M);
  for (let i = 0; i < count; i++) {
    otherGradients(m, step, choice + i, out + i * apart);
    scoreGradient(m, step, choice + i, out + i * apart, slopes, limit, bonus);
  }
}

/** The gradients of a choice's weights of constants and comparisons, and those of the comparisons. */
function otherGradients(m: Machine, step: i32, choice: i32, out: usize): void {
  const full = fullSources(m, choice), ones = constants(m, choice);
  if (ones == 0) return;
  const gradient = at(m.choiceGradients, choice * m.cells);
  const zero = getVector(gradient), one = getVector(gradient + VECTOR);
  const two = getVector(gradient + placeOfTwo(m.cells)), slope = f32x4.sub(one, zero);
  let to = at(out, full), weights = at(weightsAt(m, step, choice), full + ones);
  for (let k = 0; k < ones; k += CONSTANTS) {
    setVector(to, zero);
    setVector(to + VECTOR, one);
    setVector(to + 2 * VECTOR, two);
    to += CONSTANTS * VECTOR;
  }
  let chances = chancesAt(m, step), slopes = m.chanceGradients;
  for (let left = comparisons(m, choice); left > 0; left--) {
    setVector(to, fusedMultiplyAdd(zero, getVector(chances), slope));
    setVector(slopes, fusedMultiplyAdd(getVector(slopes), getVector(weights), slope));
    to += VECTOR;
    weights += VECTOR;
    chances += VECTOR;
    slopes += VECTOR;
  }
}

/**
 * From the gradient of weights w = softmax(z) to that of the scores. Of the objective, -bonus times the
 * entropy H = -sum of w log w is a part: its gradient is bonus w (log w + H), and with log w = z - log of the
 * sum of e^z the sums cancel: bonus w (z - w . z), as if bonus z were a part of the weights' gradient.
 *
 * @param gradient Vectors: of the weights.
 */
function scoreGradient(
  m: Machine,
  step: i32,
  choice: i32,
  gradient: usize,
  slopes: usize,
  limit: v128,
  bonus: v128,
): void {
  const offset = offsetOf(m, choice), scores = at(scoresAt(m, step), offset);
  const weights = weightsAt(m, step, choice), out = at(slopes, offset);
  const count = fullSources(m, choice) + constants(m, choice) + comparisons(m, choice);
  const size = <usize> count * VECTOR;
  let mean = f32x4.splat(0);
  for (let k: usize = 0; k < size; k += VECTOR) {
    const slope = fusedMultiplyAdd(getVector(gradient + k), bonus, getVector(scores + k));
    setVector(gradient + k, slope);
    mean = fusedMultiplyAdd(mean, getVector(weights + k), slope);
  }
  for (let k: usize = 0; k < size; k += VECTOR) {
    const slope = f32x4.sub(getVector(gradient + k), mean);
    setVector(out + k, crop(f32x4.mul(getVector(weights + k), slope), limit));
  }
}
