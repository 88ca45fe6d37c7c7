/*
 * A trained memory network without its library: the equations of models/memn2n/memn2n.ts, for one story.
 *
 * Axis letters: M memory slots, n statements, d embedding, V words with the null word. Equation
 * numbers are those of Sukhbaatar et al. 2015, arXiv 1503.08895.
 */

import type { NetworkData } from "../../../../models/details/mod.ts";

const FLOAT_BYTES = 4;

/** An embedding, or the map between hops: row by row, d numbers each. */
type Matrix = Float64Array;

/** A network that is ready to answer. */
export interface Network extends Omit<NetworkData, "parameters"> {
  readonly ids: ReadonlyMap<string, number>;
  /** The parameters, by name. */
  readonly tables: ReadonlyMap<string, Matrix>;
}

type Options = NetworkData["options"];

/** Numbers out of base64: float32, the least significant byte first. */
function decode(text: string): Matrix {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  const number = (_: unknown, i: number) => view.getFloat32(FLOAT_BYTES * i, true);
  return Float64Array.from({ length: bytes.length / FLOAT_BYTES }, number);
}

/** Makes a network out of what the page has of it. */
export function loadNetwork({ options, shape, vocabulary, parameters }: NetworkData): Network {
  return {
    options,
    shape,
    vocabulary,
    ids: new Map(vocabulary.map((word, id) => [word, id])),
    tables: new Map(
      Object.entries(parameters).map(([name, { values }]) => [name, decode(values)]),
    ),
  };
}

/** The error of an option that only a newer version knows: its value is none of the type's. */
function unknown(option: string, value: never): TypeError {
  return new TypeError(`Cannot use a network whose ${option} is ${JSON.stringify(value)}`);
}

interface Roles {
  /** By hop: A of equation (1). */
  readonly input: readonly Matrix[];
  /** By hop: C of equation (2). */
  readonly output: readonly Matrix[];
  /** B. */
  readonly question: Matrix;
  /** W of equation (3). */
  readonly answer: Matrix;
  /** H of layer-wise tying. */
  readonly between?: Matrix;
}

/** Which parameter plays which part. */
function rolesOf({ options: { hops, tying }, tables }: Network): Roles {
  const table = (name: string) => {
    const found = tables.get(name);
    if (found === undefined) throw new TypeError(`Cannot find a parameter of the network: ${name}`);
    return found;
  };
  switch (tying) {
    case "adjacent": {
      const all = Array.from({ length: hops + 1 }, (_, hop) => table(`embedding${hop}`));
      const input = all.slice(0, hops), output = all.slice(1);
      return { input, output, question: table("embedding0"), answer: table(`embedding${hops}`) };
    }
    case "layerWise":
      return {
        input: Array.from({ length: hops }, () => table("input")),
        output: Array.from({ length: hops }, () => table("output")),
        question: table("question"),
        answer: table("answer"),
        between: table("between"),
      };
    default:
      throw unknown("tying", tying);
  }
}

/** The weight of word j of J in entry k of d, all from 1: models/memn2n/position_encoding.ts. */
function weightOf(
  encoding: Options["encoding"],
  j: number,
  J: number,
  k: number,
  d: number,
): number {
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

/** Adds a row of a table, each entry weighed, to a vector. */
function addRow(sum: Matrix, table: Matrix, row: number, weight: (k: number) => number): void {
  const d = sum.length;
  for (let k = 1; k <= d; k++) sum[k - 1]! += weight(k) * table[row * d + k - 1]!;
}

/** Adds a sentence's words to a vector; the null word adds nothing, and none at the end counts. */
function addWords(
  sum: Matrix,
  ids: readonly number[],
  table: Matrix,
  { options: { encoding }, shape }: Network,
): void {
  const read = 1 + ids.findLastIndex((id) => id !== 0);
  const J = encoding === "position" ? read : longestSentence(shape);
  for (const [i, id] of ids.slice(0, read).entries()) {
    if (id > 0) addRow(sum, table, id - 1, (k) => weightOf(encoding, i + 1, J, k, sum.length));
  }
}

function longestSentence({ statementWords, questionWords }: NetworkData["shape"]): number {
  return Math.max(statementWords, questionWords) + 1;
}

/** Adds the age of a statement, 1 for the most recent. */
function addAge(
  sum: Matrix,
  age: number,
  table: Matrix,
  { options: { encoding, temporalEncoding }, shape, vocabulary }: Network,
): void {
  const last = longestSentence(shape), row = vocabulary.length - 2 + age;
  switch (temporalEncoding) {
    case "none":
      return;
    case "outside":
      return addRow(sum, table, row, () => 1);
    case "inside":
      return addRow(sum, table, row, (k) => weightOf(encoding, last, last, k, sum.length));
    default:
      throw unknown("temporal encoding", temporalEncoding);
  }
}

function dot(vector: Matrix, table: Matrix, row = 0): number {
  const start = row * vector.length;
  return vector.reduce((sum, value, k) => sum + value * table[start + k]!, 0);
}

/** Softmax of scores beside `others` more scores of 0. */
function softmax(scores: readonly number[], others = 0): number[] {
  const highest = Math.max(others > 0 ? 0 : -Infinity, ...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce(
    (sum, power) => sum + power,
    others > 0 ? others * Math.exp(-highest) : 0,
  );
  return powers.map((power) => power / sum);
}

/** A story as word ids. */
export interface StoryIds {
  /** The most recent first, at most M. */
  readonly statements: readonly (readonly number[])[];
  readonly question: readonly number[];
}

export interface StoryAnswer {
  /** By hop and statement; what is left of 1 went to empty memory. */
  readonly attention: readonly (readonly number[])[];
  /** By word. */
  readonly probabilities: readonly number[];
}

/** Answers a question about a story. */
export function answerStory(network: Network, { statements, question }: StoryIds): StoryAnswer {
  const { options, shape, vocabulary } = network, d = options.embeddingSize;
  const { input, output, question: B, answer: W, between: H } = rolesOf(network);
  const embed = (table: Matrix) =>
    statements.map((ids, slot) => {
      const sum = new Float64Array(d);
      addAge(sum, slot + 1, table, network);
      addWords(sum, ids, table, network);
      return sum;
    });
  const empty = options.maskEmptySlots ? 0 : shape.memorySlots - statements.length;
  let u: Matrix = new Float64Array(d);
  addWords(u, question, B, network);
  const attention = input.map((A, hop) => {
    const state = u;
    // (1) p = softmax(u^T m)
    const p = softmax(embed(A).map((m) => dot(state, m)), empty);
    // (4) u = u + o, or H u + o
    const next = state.map((value, k) => H === undefined ? value : dot(state, H, k));
    // (2) o = sum of p c
    for (const [slot, c] of embed(output[hop]!).entries()) {
      for (let k = 0; k < d; k++) next[k]! += p[slot]! * c[k]!;
    }
    u = options.relu ? next.map((value) => Math.max(0, value)) : next;
    return p;
  });
  // (3) W u; the null word, word 0, has the score 0
  const scores = vocabulary.map((_, id) => id === 0 ? 0 : dot(u, W, id - 1));
  return { attention, probabilities: softmax(scores) };
}
