/**
 * End-to-End Memory Network (Sukhbaatar, Szlam, Weston and Fergus 2015, arXiv 1503.08895).
 *
 * Axis letters: B stories, M memory slots, L words of a sentence, d embedding, V words with the null
 * word, K hops. Equation numbers are the paper's.
 */

import * as tf from "@tensorflow/tfjs";
import {
  embeddingBag,
  fillGaussian,
  memoryScores,
  memorySum,
  type RandomStream,
  softmaxCrossEntropy,
} from "../engine/mod.ts";
import type { StoryBatch, StoryShape } from "../tasks/mod.ts";
import type { MemN2NOptions } from "./mem_n2n_options.ts";
import type { AttentionInspection, Mode, Model, Prediction } from "./model.ts";
import { positionWeights } from "./position_encoding.ts";
import { timeIndices } from "./time_indices.ts";

/** An embedding of sentences with the embedding of their ages. */
interface Embedding {
  /** `[V - 1, d]`: the null word has no row, so nothing can move it from zero. */
  readonly words: tf.Variable<tf.Rank.R2>;
  /** `[M, d]`: row i is for the i-th most recent sentence. Null without temporal encoding. */
  readonly ages: tf.Variable<tf.Rank.R2> | null;
}

/** What the memory holds while a batch is worked on. */
interface Memory {
  /** `[B, M, L]` */
  readonly words: tf.Tensor3D;
  /** `[B, M, 1]`, 0 for an empty slot. */
  readonly ages: tf.Tensor3D;
  /** `[B, M]`, 0 for a slot in use and a large negative number for an empty one. */
  readonly mask: tf.Tensor2D | null;
}

/** An End-to-End Memory Network for questions about stories. */
export class MemN2N implements Model<StoryBatch> {
  readonly parameters: Readonly<Record<string, tf.Variable>>;
  readonly parameterGroups: Readonly<Record<string, string>>;
  readonly #options: MemN2NOptions;
  /** By hop: A of equation (1), C of equation (2). */
  readonly #input: readonly Embedding[];
  readonly #output: readonly Embedding[];
  /** B of the paper. */
  readonly #question: tf.Variable<tf.Rank.R2>;
  /** W transposed, `[V - 1, d]`. */
  readonly #answer: tf.Variable<tf.Rank.R2>;
  /** H of layer-wise tying, `[d, d]`. */
  readonly #between: tf.Variable<tf.Rank.R2> | null;
  readonly #statementWeights: tf.Tensor3D | undefined;
  readonly #questionWeights: tf.Tensor3D | undefined;
  readonly #ageWeights: tf.Tensor3D | undefined;

  /** Draws the initial parameters from the stream, each under its own name. */
  constructor(options: MemN2NOptions, shape: StoryShape, init: RandomStream) {
    const { hops, embeddingSize: d, encoding } = options;
    const parameters: Record<string, tf.Variable> = {};
    const groups: Record<string, string> = {};
    const parameter = (group: string, name: string, rows: number) => {
      const values = new Float32Array(rows * d);
      fillGaussian(values, options.initialStandardDeviation, init.derive(name).key);
      const variable = tf.tidy(() => tf.variable(tf.tensor2d(values, [rows, d])));
      parameters[name] = variable;
      groups[name] = group;
      return variable as tf.Variable<tf.Rank.R2>;
    };
    const words = shape.vocabularySize - 1;
    const embedding = (name: string): Embedding => ({
      words: parameter(name, `${name}/words`, words),
      ages: options.temporalEncoding === "none"
        ? null
        : parameter(name, `${name}/ages`, shape.memorySlots),
    });
    if (options.tying === "adjacent") {
      // A^1 = B, A^(k+1) = C^k, C^K = W^T: K + 1 embeddings in all.
      const all = Array.from({ length: hops + 1 }, (_, hop) => embedding(`embedding${hop}`));
      this.#input = all.slice(0, hops);
      this.#output = all.slice(1);
      this.#question = all[0]!.words;
      this.#answer = all[hops]!.words;
      this.#between = null;
    } else {
      const input = embedding("input"), output = embedding("output");
      this.#input = Array.from({ length: hops }, () => input);
      this.#output = Array.from({ length: hops }, () => output);
      this.#question = parameter("question", "question/words", words);
      this.#answer = parameter("answer", "answer/words", words);
      this.#between = parameter("between", "between/map", d);
    }
    this.parameters = parameters;
    this.parameterGroups = groups;
    this.#options = options;

    const longest = Math.max(shape.statementWords, shape.questionWords);
    this.#statementWeights = positionWeights(encoding, shape.statementWords, d, longest + 1);
    this.#questionWeights = positionWeights(encoding, shape.questionWords, d, longest + 1);
    // Inside the encoding, a slot's age is its sentence's last word, at position J.
    this.#ageWeights = options.temporalEncoding !== "inside" ? undefined : tf.tidy(() => {
      const weights = positionWeights(encoding, longest + 1, d, longest + 1);
      return weights && tf.slice(weights, [weights.shape[0] - 1, longest, 0], [1, 1, d]);
    });
  }

  loss(batch: StoryBatch, mode: Mode): tf.Scalar {
    return tf.tidy(() => {
      const { logits } = this.#answers(batch, mode);
      return softmaxCrossEntropy(logits, tf.tensor1d(batch.answers, "int32"));
    });
  }

  predict(batch: StoryBatch, options: { readonly linear?: boolean } = {}): Prediction {
    return tf.tidy(() => {
      const mode = { training: false, linear: options.linear ?? false } as const;
      const { logits } = this.#answers(batch, mode);
      const answers = tf.argMax(logits, 1).dataSync<"int32">();
      const loss = softmaxCrossEntropy(logits, tf.tensor1d(batch.answers, "int32"));
      const wrong = answers.reduce(
        (sum, answer, i) => sum + Number(answer !== batch.answers[i]),
        0,
      );
      return { answers: answers.slice(), wrong, total: batch.size, loss: loss.dataSync()[0]! };
    });
  }

  inspect(batch: StoryBatch): AttentionInspection[] {
    return tf.tidy(() => {
      const { logits, attention } = this.#answers(batch, { training: false, linear: false });
      const answers = tf.argMax(logits, 1).dataSync();
      const hops = attention.map((hop) => hop.dataSync());
      return Array.from({ length: batch.size }, (_, story) => {
        const start = story * batch.memorySlots;
        const end = start + batch.statementCounts[story]!;
        return {
          kind: "attention" as const,
          attention: hops.map((hop) => [...hop.subarray(start, end)]),
          answer: answers[story]!,
        };
      });
    });
  }

  dispose(): void {
    tf.dispose([
      Object.values(this.parameters),
      [this.#statementWeights, this.#questionWeights, this.#ageWeights].filter((w) => w),
    ] as tf.TensorContainer);
  }

  /** Scores of all words as answers, `[B, V]`, and the attention of each hop, `[B, M]`. */
  #answers(batch: StoryBatch, mode: Mode): { logits: tf.Tensor2D; attention: tf.Tensor2D[] } {
    const { size: B, questionWords } = batch;
    const memory = this.#memory(batch, mode);
    const question = tf.tensor2d(batch.questions, [B, questionWords], "int32");
    let u = embeddingBag<tf.Tensor2D>(this.#question, question, this.#questionWeights);
    const attention: tf.Tensor2D[] = [];
    // With adjacent tying the next hop's input is this hop's output: embed it once.
    const embedded = new Map<Embedding, tf.Tensor3D>();
    const embed = (embedding: Embedding): tf.Tensor3D => {
      const known = embedded.get(embedding) ?? this.#embed(embedding, memory);
      embedded.set(embedding, known);
      return known;
    };
    for (const [hop, input] of this.#input.entries()) {
      // (1) p = softmax(u^T m), without the softmax while training begins linearly
      const scores = memoryScores(u, embed(input));
      const masked = memory.mask === null ? scores : tf.add<tf.Tensor2D>(scores, memory.mask);
      const p = mode.linear ? scores : tf.softmax(masked);
      attention.push(p);
      // (2) o = sum of p c
      const o = memorySum(p, embed(this.#output[hop]!));
      // (4) u = u + o, or H u + o
      u = tf.add(this.#between === null ? u : tf.matMul(u, this.#between, false, true), o);
      if (this.#options.relu) u = tf.relu(u);
    }
    // (3) W u; the null word, word 0, has embedding 0 and so the score 0
    const words = tf.matMul<tf.Tensor2D>(u, this.#answer, false, true);
    return { logits: tf.pad(words, [[0, 0], [1, 0]]), attention };
  }

  #memory(batch: StoryBatch, mode: Mode): Memory {
    const { size: B, memorySlots: M, statementWords: L } = batch;
    const random = mode.training ? mode.random.timeNoise : null;
    const ages = timeIndices(batch.statementCounts, M, this.#options.timeNoise, random);
    return {
      words: tf.tensor3d(batch.statements, [B, M, L], "int32"),
      ages: tf.tensor3d(ages, [B, M, 1], "int32"),
      mask: this.#options.maskEmptySlots
        ? tf.tensor2d(Float32Array.from(ages, (age) => age === 0 ? -1e9 : 0), [B, M])
        : null,
    };
  }

  /** m or c: `[B, M, d]`. */
  #embed(embedding: Embedding, memory: Memory): tf.Tensor3D {
    const sentences = embeddingBag<tf.Tensor3D>(
      embedding.words,
      memory.words,
      this.#statementWeights,
    );
    if (embedding.ages === null) return sentences;
    return tf.add(
      sentences,
      embeddingBag<tf.Tensor3D>(embedding.ages, memory.ages, this.#ageWeights),
    );
  }
}
