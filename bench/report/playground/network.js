/*
 * A trained memory network without its library: models/memn2n/memn2n.ts, for one story. Runs in a browser.
 *
 * Axis letters: M memory slots, n statements, d embedding, V words with the null word. Equation
 * numbers are those of Sukhbaatar et al. 2015, arXiv 1503.08895.
 */

const FLOAT_BYTES = 4;

/** Numbers out of base64: float32, the least significant byte first. */
function decode(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const number = (_, i) => view.getFloat32(FLOAT_BYTES * i, true);
  return Float64Array.from({ length: bytes.length / FLOAT_BYTES }, number);
}

/** A network as the result file has it, ready to answer. */
export function loadNetwork({ options, shape, vocabulary, parameters }) {
  const tables = Object.entries(parameters).map(([name, { values }]) => [name, decode(values)]);
  return {
    options,
    shape,
    vocabulary,
    ids: new Map(vocabulary.map((word, id) => [word, id])),
    tables: Object.fromEntries(tables),
  };
}

/** What a network of another version may have, and this page cannot work out. */
function unknown(option, value) {
  return new TypeError(`Cannot use a network whose ${option} is ${JSON.stringify(value)}`);
}

/** The embeddings: by hop A of equation (1) and C of (2); B, W of (3), and H of layer-wise tying. */
function rolesOf({ options: { hops, tying }, tables }) {
  switch (tying) {
    case "adjacent": {
      const all = Array.from({ length: hops + 1 }, (_, hop) => tables[`embedding${hop}`]);
      const [question] = all, answer = all[hops];
      return { input: all.slice(0, hops), output: all.slice(1), question, answer };
    }
    case "layerWise": {
      const { input, output, question, answer, between } = tables;
      return {
        input: Array(hops).fill(input),
        output: Array(hops).fill(output),
        question,
        answer,
        between,
      };
    }
    default:
      throw unknown("tying", tying);
  }
}

/** The weight of word j of J in entry k of d, all from 1: models/memn2n/position_encoding.ts. */
function weightOf(encoding, j, J, k, d) {
  switch (encoding) {
    case "bagOfWords":
      return 1;
    case "position":
      return (1 - j / J) - (k / d) * (1 - 2 * j / J);
    case "centredPosition":
      return 1 + 4 * (k - (d + 1) / 2) * (j - (J + 1) / 2) / (d * J);
    default:
      throw unknown("encoding", encoding);
  }
}

/** Adds a sentence's words to a vector; the null word adds nothing, and none at the end counts. */
function addWords(sum, ids, table, { options, shape }) {
  const { encoding, embeddingSize: d } = options;
  const read = 1 + ids.findLastIndex((id) => id !== 0);
  const J = encoding === "position" ? read : longestSentence(shape);
  for (let j = 1; j <= read; j++) {
    const row = (ids[j - 1] - 1) * d;
    if (row < 0) continue;
    for (let k = 1; k <= d; k++) {
      sum[k - 1] += weightOf(encoding, j, J, k, d) * table[row + k - 1];
    }
  }
}

function longestSentence({ statementWords, questionWords }) {
  return Math.max(statementWords, questionWords) + 1;
}

/** Adds the age of a statement, 1 for the most recent. */
function addAge(sum, age, table, { options, shape, vocabulary }) {
  const { encoding, embeddingSize: d, temporalEncoding } = options;
  const last = longestSentence(shape), row = (vocabulary.length - 2 + age) * d;
  for (let k = 1; k <= d; k++) {
    switch (temporalEncoding) {
      case "none":
        return;
      case "outside":
        sum[k - 1] += table[row + k - 1];
        break;
      case "inside":
        sum[k - 1] += weightOf(encoding, last, last, k, d) * table[row + k - 1];
        break;
      default:
        throw unknown("temporal encoding", temporalEncoding);
    }
  }
}

function dot(vector, table, row = 0) {
  const start = row * vector.length;
  return vector.reduce((sum, value, k) => sum + value * table[start + k], 0);
}

/** Softmax of scores beside so many of score 0. */
function softmax(scores, others = 0) {
  const highest = Math.max(others > 0 ? 0 : -Infinity, ...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce(
    (sum, power) => sum + power,
    others > 0 ? others * Math.exp(-highest) : 0,
  );
  return powers.map((power) => power / sum);
}

/**
 * Answers a question about a story.
 *
 * @param story Word ids: of each statement, the most recent first and at most M; of the question.
 * @returns The attention of each hop by statement (what is left of 1 went to empty memory), and
 * the probability of each word.
 */
export function answerStory(network, { statements, question }) {
  const { options, shape, vocabulary } = network, d = options.embeddingSize;
  const { input, output, question: B, answer: W, between: H } = rolesOf(network);
  const embed = (table) =>
    statements.map((ids, slot) => {
      const sum = new Float64Array(d);
      addAge(sum, slot + 1, table, network);
      addWords(sum, ids, table, network);
      return sum;
    });
  const empty = options.maskEmptySlots ? 0 : shape.memorySlots - statements.length;
  let u = new Float64Array(d);
  addWords(u, question, B, network);
  const attention = input.map((A, hop) => {
    const state = u;
    // (1) p = softmax(u^T m)
    const p = softmax(embed(A).map((m) => dot(state, m)), empty);
    // (4) u = u + o, or H u + o
    const next = state.map((value, k) => H === undefined ? value : dot(state, H, k));
    // (2) o = sum of p c
    for (const [slot, c] of embed(output[hop]).entries()) {
      for (let k = 0; k < d; k++) next[k] += p[slot] * c[k];
    }
    u = options.relu ? next.map((value) => Math.max(0, value)) : next;
    return p;
  });
  // (3) W u; the null word, word 0, has the score 0
  const scores = vocabulary.map((_, id) => id === 0 ? 0 : dot(u, W, id - 1));
  return { attention, probabilities: softmax(scores) };
}
