/**
 * Loss, answers and gradients of an End-to-End Memory Network in one pass over a batch: story by story
 * at its own length, without padding (Sukhbaatar et al. 2015, arXiv 1503.08895; equation numbers are
 * the paper's).
 *
 * Axis letters: B stories, M memory slots, n sentences of a story, I ids of a sentence (its age first),
 * Q ids of a question, V - 1 words, d embedding, D = d up to the next multiple of four, T memory
 * tables, K hops.
 *
 * The rows of the T memory tables lie side by side, T D numbers for each id, so that one look at a
 * sentence embeds it for every hop.
 */

import { bagLength } from "./embedding_bag";
import { expOf, log } from "./exponential";
import {
  clear,
  copy,
  getFloat,
  getInt,
  getVector,
  LANES,
  setFloat,
  setInt,
  setVector,
  WORD,
} from "./memory";
import { exponentials, highestScore, multiply } from "./softmax";
import { addProduct, addScaled, dot } from "./vector";

/** Sizes, options and addresses; the host writes them in this order. All numbers are int32. */
@unmanaged
class Network {
  stories: i32;
  slots: i32;
  statementIds: i32;
  questionIds: i32;
  words: i32;
  /** D. */
  width: i32;
  memoryTables: i32;
  hops: i32;
  /** Hop k reads memory table k `hopStride` and the one after it: 1 for adjacent tying, else 0. */
  hopStride: i32;
  linear: i32;
  relu: i32;
  masked: i32;
  /** Whether to work out gradients. */
  learning: i32;

  /** int32 `[B, M, I]`, `[B]`, `[B, Q]`, `[B]`. */
  ids: usize;
  counts: usize;
  questions: usize;
  answers: usize;
  /** float32 `[1 or I, I, D]` and `[1 or Q, Q, D]`; the flags say whether by number of ids. */
  statementWeights: usize;
  statementWeightsByLength: i32;
  questionWeights: usize;
  questionWeightsByLength: i32;
  /** float32: a row for each id of `memory`, `[T D]`; of the others `[D]`, so many numbers apart. */
  memory: usize;
  question: usize;
  questionStride: i32;
  answer: usize;
  answerStride: i32;
  /** The map between hops, float32 `[D, D]`; 0 for none. */
  between: usize;
  /** As the five above; added to. */
  memoryGradient: usize;
  questionGradient: usize;
  answerGradient: usize;
  betweenGradient: usize;
  /** int32 `[B]`. */
  predictions: usize;

  /** float32 `[M, T D]` twice, `[K + 1, D]`, `[K, M]`, `[M]`, `[2, D]`, `[V - 1]`. */
  embedded: usize;
  embeddedGradient: usize;
  states: usize;
  attention: usize;
  attentionGradient: usize;
  stateGradient: usize;
  scores: usize;
}

/** An address so many numbers further on. */

function at(base: usize, numbers: i32): usize {
  return base + <usize> numbers * WORD;
}

/** The set of weights for a bag. */

function weightsOf(weights: usize, byLength: i32, count: i32, length: i32, width: i32): usize {
  return byLength ? at(weights, (count - 1) * length * width) : weights;
}

/** Adds a bag's weighted rows, `[columns D]` each, to `out`. */
function addBag(
  out: usize,
  ids: usize,
  count: i32,
  weights: usize,
  table: usize,
  stride: i32,
  columns: i32,
  width: i32,
): void {
  for (let j = 0; j < count; j++) {
    const id = getInt(at(ids, j));
    if (id == 0) continue;
    const weight = at(weights, j * width), row = at(table, (id - 1) * stride);
    for (let column = 0; column < columns; column++) {
      addProduct(at(out, column * width), weight, at(row, column * width), width);
    }
  }
}

/** Adds a bag's gradient, weighted, to the gradients of its rows. */
function spreadBag(
  gradient: usize,
  ids: usize,
  count: i32,
  weights: usize,
  table: usize,
  stride: i32,
  columns: i32,
  width: i32,
): void {
  for (let j = 0; j < count; j++) {
    const id = getInt(at(ids, j));
    if (id == 0) continue;
    const weight = at(weights, j * width), row = at(table, (id - 1) * stride);
    for (let column = 0; column < columns; column++) {
      addProduct(at(row, column * width), weight, at(gradient, column * width), width);
    }
  }
}

/** The loss in nats, summed over the stories with an answer that the network can give. */
export function memoryNetwork(network: Network): f64 {
  let loss: f64 = 0;
  for (let story = 0; story < network.stories; story++) {
    const right = getInt(at(network.answers, story));
    if (network.learning && right < 0) continue;
    embed(network, story);
    for (let hop = 0; hop < network.hops; hop++) read(network, story, hop);
    loss += answer(network, story, right);
    if (!network.learning) continue;
    for (let hop = network.hops - 1; hop >= 0; hop--) readBackward(network, story, hop);
    embedBackward(network, story);
  }
  return loss;
}

/** m_i and c_i of every table, and u of the first hop. */
function embed(network: Network, story: i32): void {
  const width = network.width, columns = network.memoryTables, stride = columns * width;
  const n = getInt(at(network.counts, story)), length = network.statementIds;
  clear(network.embedded, <usize> (n * stride) * WORD);
  for (let i = 0; i < n; i++) {
    const ids = at(network.ids, (story * network.slots + i) * length);
    const count = bagLength(ids, length);
    const weights = weightsOf(
      network.statementWeights,
      network.statementWeightsByLength,
      count,
      length,
      width,
    );
    addBag(
      at(network.embedded, i * stride),
      ids,
      count,
      weights,
      network.memory,
      stride,
      columns,
      width,
    );
  }
  const ids = at(network.questions, story * network.questionIds);
  const count = bagLength(ids, network.questionIds);
  const weights = weightsOf(
    network.questionWeights,
    network.questionWeightsByLength,
    count,
    network.questionIds,
    width,
  );
  clear(network.states, <usize> width * WORD);
  addBag(
    network.states,
    ids,
    count,
    weights,
    network.question,
    network.questionStride,
    1,
    width,
  );
}

function embedBackward(network: Network, story: i32): void {
  const width = network.width, columns = network.memoryTables, stride = columns * width;
  const n = getInt(at(network.counts, story)), length = network.statementIds;
  for (let i = 0; i < n; i++) {
    const ids = at(network.ids, (story * network.slots + i) * length);
    const count = bagLength(ids, length);
    const weights = weightsOf(
      network.statementWeights,
      network.statementWeightsByLength,
      count,
      length,
      width,
    );
    spreadBag(
      at(network.embeddedGradient, i * stride),
      ids,
      count,
      weights,
      network.memoryGradient,
      stride,
      columns,
      width,
    );
  }
  const ids = at(network.questions, story * network.questionIds);
  const count = bagLength(ids, network.questionIds);
  const weights = weightsOf(
    network.questionWeights,
    network.questionWeightsByLength,
    count,
    network.questionIds,
    width,
  );
  spreadBag(
    network.stateGradient,
    ids,
    count,
    weights,
    network.questionGradient,
    network.questionStride,
    1,
    width,
  );
}

/** Equations (1), (2) and (4): p = softmax(u m), o = p c, u = u + o or H u + o. */
function read(network: Network, story: i32, hop: i32): void {
  const width = network.width, stride = network.memoryTables * width;
  const n = getInt(at(network.counts, story));
  const p = at(network.attention, hop * network.slots);
  const u = at(network.states, hop * width), next = at(u, width);
  const input = at(network.embedded, hop * network.hopStride * width), output = at(input, width);
  for (let i = 0; i < n; i++) setFloat(at(p, i), dot(u, at(input, i * stride), width));
  if (!network.linear && n > 0) {
    // Empty slots hold the zero vector, score 0 and take their share, unless they are masked.
    const empty = network.masked ? 0 : network.slots - n;
    const highest = highestScore(p, n, empty > 0 ? 0 : -Infinity);
    let sum = exponentials(p, p, n, highest);
    if (empty > 0) sum += <f32> empty * expOf(-highest);
    multiply(p, n, 1 / sum);
  }
  if (network.between == 0) copy(next, u, <usize> width * WORD);
  else {
    for (let k = 0; k < width; k++) {
      setFloat(at(next, k), dot(at(network.between, k * width), u, width));
    }
  }
  for (let i = 0; i < n; i++) addScaled(next, getFloat(at(p, i)), at(output, i * stride), width);
  if (!network.relu) return;
  for (let k = 0; k < width; k += LANES) {
    setVector(at(next, k), f32x4.max(getVector(at(next, k)), f32x4.splat(0)));
  }
}

function readBackward(network: Network, story: i32, hop: i32): void {
  const width = network.width, stride = network.memoryTables * width;
  const n = getInt(at(network.counts, story));
  const p = at(network.attention, hop * network.slots), byP = network.attentionGradient;
  const u = at(network.states, hop * width), next = at(u, width);
  const column = hop * network.hopStride * width;
  const input = at(network.embedded, column), output = at(input, width);
  const byInput = at(network.embeddedGradient, column), byOutput = at(byInput, width);
  const byNext = network.stateGradient, byU = at(byNext, width);
  if (network.relu) {
    for (let k = 0; k < width; k += LANES) {
      const alive = f32x4.gt(getVector(at(next, k)), f32x4.splat(0));
      setVector(at(byNext, k), v128.and(getVector(at(byNext, k)), alive));
    }
  }
  let mean: f32 = 0;
  for (let i = 0; i < n; i++) {
    const share = getFloat(at(p, i)), gradient = dot(byNext, at(output, i * stride), width);
    setFloat(at(byP, i), gradient);
    mean += share * gradient;
    addScaled(at(byOutput, i * stride), share, byNext, width);
  }
  if (network.between == 0) copy(byU, byNext, <usize> width * WORD);
  else {
    clear(byU, <usize> width * WORD);
    for (let k = 0; k < width; k++) {
      const gradient = getFloat(at(byNext, k));
      addScaled(byU, gradient, at(network.between, k * width), width);
      addScaled(at(network.betweenGradient, k * width), gradient, u, width);
    }
  }
  for (let i = 0; i < n; i++) {
    let byScore = getFloat(at(byP, i));
    // The softmax's gradient; the score of an empty slot depends on nothing.
    if (!network.linear) byScore = getFloat(at(p, i)) * (byScore - mean);
    addScaled(byU, byScore, at(input, i * stride), width);
    addScaled(at(byInput, i * stride), byScore, u, width);
  }
  copy(byNext, byU, <usize> width * WORD);
}

/**
 * Equation (3) and the cross-entropy. The null word, class 0, has no row and the score 0. Leaves the
 * gradient of the last state.
 */
function answer(network: Network, story: i32, right: i32): f64 {
  const width = network.width, words = network.words, stride = network.answerStride;
  const u = at(network.states, network.hops * width), scores = network.scores;
  let best: f32 = 0, prediction = 0;
  for (let word = 0; word < words; word++) {
    const score = dot(u, at(network.answer, word * stride), width);
    setFloat(at(scores, word), score);
    if (score > best) {
      best = score;
      prediction = word + 1;
    }
  }
  setInt(at(network.predictions, story), prediction);
  if (right < 0) return 0;
  const rightScore: f32 = right == 0 ? 0 : getFloat(at(scores, right - 1));
  const sum = expOf(-best) + exponentials(scores, scores, words, best);
  const loss = log(sum) - <f64> (rightScore - best);
  if (!network.learning) return loss;

  clear(
    network.embeddedGradient,
    <usize> (getInt(at(network.counts, story)) *
      network.memoryTables * width) * WORD,
  );
  multiply(scores, words, 1 / sum);
  if (right > 0) setFloat(at(scores, right - 1), getFloat(at(scores, right - 1)) - 1);
  clear(network.stateGradient, <usize> width * WORD);
  for (let word = 0; word < words; word++) {
    const error = getFloat(at(scores, word));
    addScaled(network.stateGradient, error, at(network.answer, word * stride), width);
    addScaled(at(network.answerGradient, word * stride), error, u, width);
  }
  return loss;
}

/** Copies rows of one width to rows of another stride, the rest of `columns` filled with zeros. */
export function packRows(
  to: usize,
  toStride: i32,
  columns: i32,
  from: usize,
  fromStride: i32,
  width: i32,
  rows: i32,
): void {
  for (let row = 0; row < rows; row++) {
    copy(to, from, <usize> width * WORD);
    if (columns > width) clear(at(to, width), <usize> (columns - width) * WORD);
    to = at(to, toStride);
    from = at(from, fromStride);
  }
}

/** The highest of some ids, taken as unsigned: a negative one is higher than any. */
export function highestId(ids: usize, length: i32): u32 {
  let highest: u32 = 0;
  for (let i = 0; i < length; i++) highest = max(highest, <u32> getInt(at(ids, i)));
  return highest;
}
