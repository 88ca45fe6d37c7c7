/**
 * Loss, answers and gradients of an End-to-End Memory Network in one pass over a batch: story by story
 * at its own length, without padding (Sukhbaatar et al. 2015, arXiv 1503.08895; equation numbers are
 * the paper's).
 *
 * Axis letters: B stories, M memory slots, n sentences of a story, L words of a sentence, Q of a
 * question, V - 1 words, d embedding, D = d up to the next multiple of four, T memory tables, K hops.
 *
 * The rows of the T memory tables lie side by side, T D numbers for each id, so that one look at a
 * sentence embeds it for every hop.
 */

import { bagLength } from "../../../engine/kernels/assembly/embedding_bag";
import { expOf, log } from "../../../engine/kernels/assembly/exponential";
import { getFloat, getInt, getVector, LANES, setFloat, setInt, setVector, VECTOR, WORD } from "../../../engine/kernels/assembly/memory";
import { exponentials, highestScore, multiply } from "../../../engine/kernels/assembly/softmax";
import { addOuter, addWeightedRows, clearRow, copyRow, dot, multiplyAdd, products } from "../../../engine/kernels/assembly/vector";

/** Sizes, options and addresses; the host writes them in this order. All numbers are int32. */
@unmanaged
class Network {
  stories: i32;
  slots: i32;
  statementWords: i32;
  questionWords: i32;
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

  /** int32 `[B, M, L]`, `[B, M]`, `[B]`, `[B, Q]`, `[B]`; an age of 0 is none. */
  statements: usize;
  ages: usize;
  counts: usize;
  questions: usize;
  answers: usize;
  /**
   * float32 `[1 or 1 + L, 1 + L, D]`, the age's row first, and `[1 or Q, Q, D]`; the flags say whether
   * by number of ids.
   */
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
  /** As the four above; added to. */
  memoryGradient: usize;
  questionGradient: usize;
  answerGradient: usize;
  betweenGradient: usize;
  /** int32 `[B]`; written unless learning. */
  predictions: usize;

  /** int32 `[M (1 + L) + Q, 2]` and `[M + 1]`: the terms of each statement's bag, then of the question's. */
  terms: usize;
  termEnds: usize;
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
@inline
function at(base: usize, numbers: i32): usize {
  return base + <usize> numbers * WORD;
}

/**
 * Bytes of a term of a bag: where the row lies in its table, in bytes, and the address of its weights.
 */
const TERM: usize = 2 * WORD;

/** Appends a term for the row of an id, which counts from 1; returns where the next one goes. */
@inline
function addTerm(terms: usize, id: i32, stride: i32, weights: usize): usize {
  setInt(terms, (id - 1) * stride * <i32> WORD);
  setInt(terms + WORD, <i32> weights);
  return terms + TERM;
}

/** Terms for the words of a bag that are not null; `weights` are those of the first word. */
function addWords(
  terms: usize,
  words: usize,
  count: i32,
  weights: usize,
  width: i32,
  stride: i32,
): usize {
  for (let j = 0; j < count; j++) {
    const id = getInt(at(words, j));
    if (id != 0) terms = addTerm(terms, id, stride, at(weights, j * width));
  }
  return terms;
}

/**
 * out = the sum of a bag's rows, weighted entry by entry, for so many tables side by side. Four tables
 * and two vectors at a time: a weight that was read is used four times, and the sums stay in registers.
 *
 * @param vectors Of one table's row.
 */
function addTerms(
  out: usize,
  terms: usize,
  end: usize,
  table: usize,
  tables: i32,
  vectors: i32,
): void {
  const width = <usize> vectors * VECTOR;
  let left = tables;
  for (; left >= 4; left -= 4) {
    let k: usize = 0;
    for (; k + 2 * VECTOR <= width; k += 2 * VECTOR) {
      let a0 = f32x4.splat(0), b0 = f32x4.splat(0), c0 = f32x4.splat(0), d0 = f32x4.splat(0);
      let a1 = f32x4.splat(0), b1 = f32x4.splat(0), c1 = f32x4.splat(0), d1 = f32x4.splat(0);
      for (let term = terms; term < end; term += TERM) {
        const a = table + getInt(term) + k, weight = <usize> getInt(term + WORD) + k;
        const b = a + width, c = b + width, d = c + width;
        const w0 = getVector(weight), w1 = getVector(weight + VECTOR);
        a0 = multiplyAdd(a0, w0, getVector(a));
        a1 = multiplyAdd(a1, w1, getVector(a + VECTOR));
        b0 = multiplyAdd(b0, w0, getVector(b));
        b1 = multiplyAdd(b1, w1, getVector(b + VECTOR));
        c0 = multiplyAdd(c0, w0, getVector(c));
        c1 = multiplyAdd(c1, w1, getVector(c + VECTOR));
        d0 = multiplyAdd(d0, w0, getVector(d));
        d1 = multiplyAdd(d1, w1, getVector(d + VECTOR));
      }
      const a = out + k, b = a + width, c = b + width, d = c + width;
      setVector(a, a0);
      setVector(a + VECTOR, a1);
      setVector(b, b0);
      setVector(b + VECTOR, b1);
      setVector(c, c0);
      setVector(c + VECTOR, c1);
      setVector(d, d0);
      setVector(d + VECTOR, d1);
    }
    if (k < width) {
      let a0 = f32x4.splat(0), b0 = f32x4.splat(0), c0 = f32x4.splat(0), d0 = f32x4.splat(0);
      for (let term = terms; term < end; term += TERM) {
        const a = table + getInt(term) + k, b = a + width, c = b + width;
        const weight = getVector(<usize> getInt(term + WORD) + k);
        a0 = multiplyAdd(a0, weight, getVector(a));
        b0 = multiplyAdd(b0, weight, getVector(b));
        c0 = multiplyAdd(c0, weight, getVector(c));
        d0 = multiplyAdd(d0, weight, getVector(c + width));
      }
      const a = out + k, b = a + width, c = b + width;
      setVector(a, a0);
      setVector(b, b0);
      setVector(c, c0);
      setVector(c + width, d0);
    }
    out += 4 * width;
    table += 4 * width;
  }
  for (; left > 0; left--) {
    for (let k: usize = 0; k < width; k += VECTOR) {
      let sum = f32x4.splat(0);
      for (let term = terms; term < end; term += TERM) {
        const weight = getVector(<usize> getInt(term + WORD) + k);
        sum = multiplyAdd(sum, weight, getVector(table + getInt(term) + k));
      }
      setVector(out + k, sum);
    }
    out += width;
    table += width;
  }
}

/** Adds the gradient of a bag, weighted, to that of each of its rows: as `addTerms`, the other way. */
function spreadTerms(
  gradient: usize,
  terms: usize,
  end: usize,
  table: usize,
  tables: i32,
  vectors: i32,
): void {
  const width = <usize> vectors * VECTOR;
  let left = tables;
  for (; left >= 4; left -= 4) {
    let k: usize = 0;
    for (; k + 2 * VECTOR <= width; k += 2 * VECTOR) {
      const from = gradient + k;
      const a0 = getVector(from), a1 = getVector(from + VECTOR);
      const b0 = getVector(from + width), b1 = getVector(from + width + VECTOR);
      const c0 = getVector(from + 2 * width), c1 = getVector(from + 2 * width + VECTOR);
      const d0 = getVector(from + 3 * width), d1 = getVector(from + 3 * width + VECTOR);
      for (let term = terms; term < end; term += TERM) {
        const a = table + getInt(term) + k, weight = <usize> getInt(term + WORD) + k;
        const b = a + width, c = b + width, d = c + width;
        const w0 = getVector(weight), w1 = getVector(weight + VECTOR);
        addTo(a, w0, a0);
        addTo(a + VECTOR, w1, a1);
        addTo(b, w0, b0);
        addTo(b + VECTOR, w1, b1);
        addTo(c, w0, c0);
        addTo(c + VECTOR, w1, c1);
        addTo(d, w0, d0);
        addTo(d + VECTOR, w1, d1);
      }
    }
    if (k < width) {
      const from = gradient + k;
      const a0 = getVector(from), b0 = getVector(from + width);
      const c0 = getVector(from + 2 * width), d0 = getVector(from + 3 * width);
      for (let term = terms; term < end; term += TERM) {
        const a = table + getInt(term) + k, b = a + width, c = b + width;
        const weight = getVector(<usize> getInt(term + WORD) + k);
        addTo(a, weight, a0);
        addTo(b, weight, b0);
        addTo(c, weight, c0);
        addTo(c + width, weight, d0);
      }
    }
    gradient += 4 * width;
    table += 4 * width;
  }
  for (; left > 0; left--) {
    for (let k: usize = 0; k < width; k += VECTOR) {
      const value = getVector(gradient + k);
      for (let term = terms; term < end; term += TERM) {
        const weight = getVector(<usize> getInt(term + WORD) + k);
        addTo(table + getInt(term) + k, weight, value);
      }
    }
    gradient += width;
    table += width;
  }
}

@inline
function addTo(sum: usize, a: v128, b: v128): void {
  setVector(sum, multiplyAdd(getVector(sum), a, b));
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
  const width = network.width, columns = network.memoryTables * width, vectors = width / LANES;
  const n = getInt(at(network.counts, story)), length = network.statementWords;
  const first = at(network.statements, story * network.slots * length);
  const ages = at(network.ages, story * network.slots);
  let terms = network.terms;
  for (let i = 0; i < n; i++) {
    const words = at(first, i * length), age = getInt(at(ages, i));
    const count = bagLength(words, length);
    let weights = network.statementWeights;
    if (network.statementWeightsByLength) {
      const ids = count + (getInt(words) != 0 || count > 1 ? 1 : 0);
      weights = at(weights, (ids - 1) * (1 + length) * width);
    }
    let end = terms;
    if (age != 0) end = addTerm(end, network.words + age, columns, weights);
    end = addWords(end, words, count, at(weights, width), width, columns);
    setInt(at(network.termEnds, i), <i32> end);
    const out = at(network.embedded, i * columns);
    addTerms(out, terms, end, network.memory, network.memoryTables, vectors);
    terms = end;
  }
  const words = at(network.questions, story * network.questionWords);
  const count = bagLength(words, network.questionWords);
  let weights = network.questionWeights;
  if (network.questionWeightsByLength) {
    weights = at(weights, (count - 1) * network.questionWords * width);
  }
  const end = addWords(terms, words, count, weights, width, network.questionStride);
  setInt(at(network.termEnds, n), <i32> end);
  addTerms(network.states, terms, end, network.question, 1, vectors);
}

function embedBackward(network: Network, story: i32): void {
  const width = network.width, columns = network.memoryTables * width, vectors = width / LANES;
  const n = getInt(at(network.counts, story));
  let terms = network.terms;
  for (let i = 0; i < n; i++) {
    const end = <usize> getInt(at(network.termEnds, i));
    const gradient = at(network.embeddedGradient, i * columns);
    spreadTerms(gradient, terms, end, network.memoryGradient, network.memoryTables, vectors);
    terms = end;
  }
  const end = <usize> getInt(at(network.termEnds, n));
  spreadTerms(network.stateGradient, terms, end, network.questionGradient, 1, vectors);
}

/** Equations (1), (2) and (4): p = softmax(u m), o = p c, u = u + o or H u + o. */
function read(network: Network, story: i32, hop: i32): void {
  const width = network.width, vectors = width / LANES;
  const stride = <usize> (network.memoryTables * width) * WORD;
  const n = getInt(at(network.counts, story));
  const p = at(network.attention, hop * network.slots);
  const u = at(network.states, hop * width), next = at(u, width);
  const input = at(network.embedded, hop * network.hopStride * width), output = at(input, width);
  products(p, u, input, stride, n, vectors);
  if (!network.linear && n > 0) {
    // Empty slots hold the zero vector, score 0 and take their share, unless they are masked.
    const empty = network.masked ? 0 : network.slots - n;
    const highest = highestScore(p, n, empty > 0 ? 0 : -Infinity);
    let sum = exponentials(p, p, n, highest);
    if (empty > 0) sum += <f32> empty * expOf(-highest);
    multiply(p, n, 1 / sum);
  }
  if (network.between == 0) copyRow(next, u, width);
  else products(next, u, network.between, <usize> width * WORD, width, vectors);
  addWeightedRows(next, p, output, stride, n, vectors);
  if (!network.relu) return;
  for (let k = 0; k < width; k += LANES) {
    setVector(at(next, k), f32x4.max(getVector(at(next, k)), f32x4.splat(0)));
  }
}

function readBackward(network: Network, story: i32, hop: i32): void {
  const width = network.width, vectors = width / LANES;
  const stride = <usize> (network.memoryTables * width) * WORD;
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
  // The last hop comes first; with adjacent tying each hop is the first to write to its input.
  const last = hop == network.hops - 1;
  products(byP, byNext, output, stride, n, vectors);
  addOuter(byOutput, stride, p, byNext, n, vectors, last);
  if (network.between == 0) copyRow(byU, byNext, width);
  else {
    const row = <usize> width * WORD;
    clearRow(byU, width);
    addWeightedRows(byU, byNext, network.between, row, width, vectors);
    addOuter(network.betweenGradient, row, byNext, u, width, vectors, false);
  }
  // The softmax's gradient, by score; the score of an empty slot depends on nothing.
  if (!network.linear) {
    const mean = dot(p, byP, n);
    for (let i = 0; i < n; i++) {
      setFloat(at(byP, i), getFloat(at(p, i)) * (getFloat(at(byP, i)) - mean));
    }
  }
  addWeightedRows(byU, byP, input, stride, n, vectors);
  addOuter(byInput, stride, byP, u, n, vectors, last || network.hopStride != 0);
  copyRow(byNext, byU, width);
}

/**
 * Equation (3) and the cross-entropy. The null word, class 0, has no row and the score 0. While
 * learning it leaves the gradient of the last state.
 */
function answer(network: Network, story: i32, right: i32): f64 {
  const width = network.width, words = network.words, vectors = width / LANES;
  const stride = <usize> network.answerStride * WORD;
  const u = at(network.states, network.hops * width), scores = network.scores;
  products(scores, u, network.answer, stride, words, vectors);
  const highest = highestScore(scores, words, 0);
  if (!network.learning) {
    let prediction = 0;
    // The first word with the highest score, unless the null word has it.
    if (highest > 0) while (getFloat(at(scores, prediction++)) != highest);
    setInt(at(network.predictions, story), prediction);
  }
  if (right < 0) return 0;
  const rightScore: f32 = right == 0 ? 0 : getFloat(at(scores, right - 1));
  const sum = expOf(-highest) + exponentials(scores, scores, words, highest);
  const loss = log(sum) - <f64> (rightScore - highest);
  if (!network.learning) return loss;

  clearRow(network.stateGradient, width);
  multiply(scores, words, 1 / sum);
  if (right > 0) setFloat(at(scores, right - 1), getFloat(at(scores, right - 1)) - 1);
  addWeightedRows(network.stateGradient, scores, network.answer, stride, words, vectors);
  addOuter(network.answerGradient, stride, scores, u, words, vectors, false);
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
    copyRow(to, from, width);
    clearRow(at(to, width), columns - width);
    to = at(to, toStride);
    from = at(from, fromStride);
  }
}

/** The highest of some ids, taken as unsigned: a negative one is higher than any. */
export function highestId(ids: usize, length: i32): u32 {
  let highestOfFour = i32x4.splat(0);
  let left = length;
  for (; left >= LANES; left -= LANES) {
    highestOfFour = i32x4.max_u(highestOfFour, getVector(ids));
    ids += VECTOR;
  }
  let highest = max(
    max(<u32> i32x4.extract_lane(highestOfFour, 0), <u32> i32x4.extract_lane(highestOfFour, 1)),
    max(<u32> i32x4.extract_lane(highestOfFour, 2), <u32> i32x4.extract_lane(highestOfFour, 3)),
  );
  for (; left > 0; left--) {
    highest = max(highest, <u32> getInt(ids));
    ids += WORD;
  }
  return highest;
}
