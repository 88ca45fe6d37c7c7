/**
 * End-to-End Memory Network (Sukhbaatar, Szlam, Weston and Fergus 2015, arXiv 1503.08895).
 *
 * Axis letters: B stories, M memory slots, L words of a sentence, d embedding, V words with the null
 * word, K hops. Equation numbers are the paper's.
 */

import * as tf from "@tensorflow/tfjs";
import {
  embeddingBag,
  gaussianNoise,
  kernelsOf,
  type RandomStream,
  softmaxCrossEntropy,
} from "../../engine/mod.ts";
import type { StoryBatch, StoryShape } from "../../tasks/mod.ts";
import { asOperation, differentiate } from "../differentiate.ts";
import type { MemN2NOptions } from "./options.ts";
import type { LossAndGradients, Mode, Model, Prediction } from "../model.ts";
import type { AttentionInspection } from "./attention.ts";
import type { MemoryNetworkKernels } from "./kernels.ts";
import { checkRows, checkStories } from "./memory_network.ts";
import { MemoryNetworkPass } from "./memory_network_pass.ts";
import { memoryScores, memorySum } from "./memory_products.ts";
import { proveKernels } from "./prove_kernels.ts";
import { questionWeights, statementWeights } from "./position_encoding.ts";
import { timeIndices } from "./time_indices.ts";

/** `[V - 1 + M, d]`: first the words, then the ages of sentences, 1 for the most recent. */
type Embedding = tf.Variable<tf.Rank.R2>;

/** How many tables further the next hop reads. */
const HOP_STRIDE: Readonly<Record<MemN2NOptions["tying"], 0 | 1>> = { adjacent: 1, layerWise: 0 };

/** An End-to-End Memory Network for questions about stories. */
export class MemN2N implements Model<StoryBatch> {
  readonly parameters: Readonly<Record<string, tf.Variable>>;
  readonly parameterGroups: Readonly<Record<string, string>>;
  readonly #options: MemN2NOptions;
  /** V - 1: the null word has no row, so nothing can move it from zero. */
  readonly #words: number;
  /** By hop: A of equation (1), C of equation (2). */
  readonly #input: readonly Embedding[];
  readonly #output: readonly Embedding[];
  /** B of the paper. */
  readonly #question: Embedding;
  /** W of equation (3), transposed. */
  readonly #answer: Embedding;
  /** H of layer-wise tying, `[d, d]`. */
  readonly #between: tf.Variable<tf.Rank.R2> | null;
  readonly #statementWeights: tf.Tensor3D;
  readonly #questionWeights: tf.Tensor3D;
  /** The same network by the kernels; null where it is computed in tensor operations. */
  readonly #pass: MemoryNetworkPass | null;
  /** Of the last batch. */
  #ages: Int32Array = new Int32Array();

  /** Draws the initial parameters from the stream, each under its own name. */
  constructor(options: MemN2NOptions, shape: StoryShape, init: RandomStream) {
    const { hops, embeddingSize: d, tying, temporalEncoding } = options;
    const parameters: Record<string, tf.Variable> = {};
    const parameter = (name: string, rows: number) => {
      const { key } = init.derive(name), standardDeviation = options.initialStandardDeviation;
      const variable = tf.tidy(() =>
        tf.variable(gaussianNoise([rows, d], { standardDeviation, key, index: 0 }))
      );
      parameters[name] = variable;
      return variable as tf.Variable<tf.Rank.R2>;
    };
    const words = shape.vocabularySize - 1;
    const rows = words + (temporalEncoding === "none" ? 0 : shape.memorySlots);
    switch (tying) {
      case "adjacent": {
        // A^1 = B, A^(k+1) = C^k, C^K = W^T: K + 1 embeddings in all.
        const all = Array.from({ length: hops + 1 }, (_, k) => parameter(`embedding${k}`, rows));
        this.#input = all.slice(0, hops);
        this.#output = all.slice(1);
        this.#question = all[0]!;
        this.#answer = all[hops]!;
        this.#between = null;
        break;
      }
      case "layerWise":
        this.#input = Array(hops).fill(parameter("input", rows));
        this.#output = Array(hops).fill(parameter("output", rows));
        this.#question = parameter("question", words);
        this.#answer = parameter("answer", words);
        this.#between = parameter("between", d);
        break;
    }
    this.parameters = parameters;
    this.parameterGroups = Object.fromEntries(Object.keys(parameters).map((name) => [name, name]));
    this.#options = options;
    this.#words = words;
    this.#statementWeights = statementWeights(options, shape);
    this.#questionWeights = questionWeights(options, shape);
    const position = (table: Embedding) => Object.values(parameters).indexOf(table);
    const kernels = options.computation === "fused"
      ? kernelsOf<MemoryNetworkKernels>(tf.backend())
      : null;
    if (kernels !== null) proveKernels(kernels);
    this.#pass = kernels && new MemoryNetworkPass(kernels, {
      width: d,
      words,
      hops,
      hopStride: HOP_STRIDE[tying],
      memory: [...new Set([...this.#input, ...this.#output])].map(position),
      question: position(this.#question),
      answer: position(this.#answer),
      between: this.#between && position(this.#between),
      relu: options.relu,
      masked: options.maskEmptySlots,
      statementWeights: this.#statementWeights,
      questionWeights: this.#questionWeights,
    }, Object.values(parameters));
  }

  loss(batch: StoryBatch, mode: Mode): tf.Scalar {
    if (this.#pass === null) return this.#referenceLoss(batch, mode);
    return asOperation(this.parameters, () => this.lossAndGradients(batch, mode));
  }

  lossAndGradients(batch: StoryBatch, mode: Mode): LossAndGradients {
    if (this.#pass === null) {
      return differentiate(this.parameters, () => this.#referenceLoss(batch, mode));
    }
    const { loss, gradients } = this.#pass.learn(this.#aged(batch, mode), isLinear(mode));
    const names = Object.keys(this.parameters);
    return {
      loss,
      gradients: Object.fromEntries(names.map((name, i) => [name, gradients[i]!])),
      // They are used again.
      dispose: () => {},
    };
  }

  predict(batch: StoryBatch, phase = "softmax"): Prediction {
    const mode = { training: false, phase } as const;
    const { predictions: answers, loss } = this.#pass === null
      ? this.#referenceAnswers(batch, mode)
      : this.#pass.answer(this.#aged(batch, mode), isLinear(mode));
    const wrong = answers.reduce((sum, answer, i) => sum + Number(answer !== batch.answers[i]), 0);
    return { answers, wrong, total: batch.size, loss };
  }

  /** Where the network looks for each story. */
  inspect(batch: StoryBatch, phase = "softmax"): AttentionInspection[] {
    return tf.tidy(() => {
      const { logits, attention } = this.#answers(batch, { training: false, phase });
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
    this.#pass?.dispose();
    tf.dispose([
      ...Object.values(this.parameters),
      this.#statementWeights,
      this.#questionWeights,
    ]);
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
      const known = embedded.get(embedding) ??
        embeddingBag<tf.Tensor3D>(embedding, memory.ids, this.#statementWeights);
      embedded.set(embedding, known);
      return known;
    };
    for (const [hop, input] of this.#input.entries()) {
      // (1) p = softmax(u^T m), without the softmax while training begins linearly
      const scores = memoryScores(u, embed(input));
      const masked = memory.mask === null ? scores : tf.add<tf.Tensor2D>(scores, memory.mask);
      const p = isLinear(mode) ? scores : tf.softmax(masked);
      attention.push(p);
      // (2) o = sum of p c
      const o = memorySum(p, embed(this.#output[hop]!));
      // (4) u = u + o, or H u + o
      u = tf.add(this.#between === null ? u : tf.matMul(u, this.#between, false, true), o);
      if (this.#options.relu) u = tf.relu(u);
    }
    // (3) W u; the null word, word 0, has embedding 0 and so the score 0
    const answers = tf.slice(this.#answer, [0, 0], [this.#words, -1]);
    const scores = tf.matMul<tf.Tensor2D>(u, answers, false, true);
    return { logits: tf.pad(scores, [[0, 0], [1, 0]]), attention };
  }

  #memory(batch: StoryBatch, mode: Mode): Memory {
    const { size: B, memorySlots: M, statementWords: L } = batch;
    const masked = (_: number, slot: number) =>
      slot % M < batch.statementCounts[Math.floor(slot / M)]! ? 0 : -1e9;
    return {
      ids: tf.tensor3d(this.#memoryIds(batch, mode), [B, M, 1 + L], "int32"),
      mask: this.#options.maskEmptySlots
        ? tf.tensor2d(Float32Array.from({ length: B * M }, masked), [B, M])
        : null,
    };
  }

  /** A batch with the age of each statement, `[B, M]`; 0 where age is not learned. */
  #aged(batch: StoryBatch, mode: Mode): StoryBatch & { readonly ages: Int32Array } {
    const { statementCounts, memorySlots } = batch;
    checkStories({
      words: this.#words,
      statementWeights: this.#statementWeights,
      questionWeights: this.#questionWeights,
    }, batch);
    const random = mode.training ? mode.random("timeNoise") : null;
    const { timeNoise } = this.#options;
    const ages = timeIndices(statementCounts, memorySlots, timeNoise, random, this.#ages);
    this.#ages = ages;
    return { ...batch, ages: this.#options.temporalEncoding === "none" ? ages.fill(0) : ages };
  }

  /** `[B, M, 1 + L]`: the row of each statement's age, counted from 1, then its words. */
  #memoryIds(batch: StoryBatch, mode: Mode): Int32Array {
    const { statementWords: L, statements } = batch;
    const { ages } = this.#aged(batch, mode);
    // A table has the ages behind the words: to it, a word too high is an age.
    checkRows(statements, this.#words);
    checkRows(batch.questions, this.#words);
    const ids = new Int32Array(ages.length * (1 + L));
    for (const [slot, age] of ages.entries()) {
      const at = slot * (1 + L);
      if (age > 0) ids[at] = this.#words + age;
      ids.set(statements.subarray(slot * L, (slot + 1) * L), at + 1);
    }
    return ids;
  }

  #referenceLoss(batch: StoryBatch, mode: Mode): tf.Scalar {
    return tf.tidy(() => {
      const { logits } = this.#answers(batch, mode);
      return softmaxCrossEntropy(logits, tf.tensor1d(batch.answers, "int32"));
    });
  }

  #referenceAnswers(
    batch: StoryBatch,
    mode: Mode,
  ): ReturnType<MemoryNetworkPass["answer"]> {
    return tf.tidy(() => {
      const { logits } = this.#answers(batch, mode);
      const loss = softmaxCrossEntropy(logits, tf.tensor1d(batch.answers, "int32"));
      const predictions = tf.argMax(logits, 1).dataSync<"int32">().slice();
      return { predictions, loss: loss.dataSync<"float32">()[0]! };
    });
  }
}

/** Whether the memory is read without its softmax, as in a "linear start". */
function isLinear({ phase }: Mode): boolean {
  return phase === "linear";
}

/** What the memory holds while a batch is worked on. */
interface Memory {
  /** `[B, M, 1 + L]`: the row of the sentence's age, then its words. */
  readonly ids: tf.Tensor3D;
  /** `[B, M]`, 0 for a slot in use and a large negative number for an empty one. */
  readonly mask: tf.Tensor2D | null;
}
