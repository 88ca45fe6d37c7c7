import * as tf from "@tensorflow/tfjs";
import { type Address, inOrder, type Kernels, makeOutput } from "../../engine/mod.ts";
import type { MemoryNetworkKernels } from "./kernels.ts";
import { checkAlive, checkBatch, type MemoryBatch, type MemoryNetwork } from "./memory_network.ts";

/** The fields of `Network` in assembly/memory_network.ts, in their order. */
const FIELDS = [
  "stories",
  "slots",
  "statementWords",
  "questionWords",
  "words",
  "width",
  "memoryTables",
  "hops",
  "hopStride",
  "linear",
  "relu",
  "masked",
  "learning",
  "statements",
  "ages",
  "counts",
  "questions",
  "answers",
  "statementWeights",
  "statementWeightsByLength",
  "questionWeights",
  "questionWeightsByLength",
  "memory",
  "question",
  "questionStride",
  "answer",
  "answerStride",
  "between",
  "memoryGradient",
  "questionGradient",
  "answerGradient",
  "betweenGradient",
  "predictions",
  "terms",
  "termEnds",
  "embedded",
  "embeddedGradient",
  "states",
  "attention",
  "attentionGradient",
  "stateGradient",
  "scores",
] as const;

type Field = typeof FIELDS[number];

/** Numbers of four bytes each. */
const NUMBER_BYTES = 4;

/** The place of a parameter among the others once its rows are padded to whole vectors. */
interface Place {
  /** In bytes. */
  readonly offset: number;
  /** From row to row, in numbers. */
  readonly stride: number;
}

/** What the kernel works in, for batches of up to so many stories of one shape. */
interface Workspace {
  readonly shape: string;
  readonly stories: number;
  readonly addresses: Readonly<Record<Block, Address>>;
  readonly free: () => void;
}

type Block =
  | "network"
  | "parameters"
  | "gradients"
  | Extract<
    Field,
    | ("statements" | "ages" | "counts" | "questions" | "answers" | "predictions")
    | ("statementWeights" | "questionWeights" | "terms" | "termEnds" | "embedded" | "scores")
    | ("embeddedGradient" | "states" | "attention" | "attentionGradient" | "stateGradient")
  >;

/**
 * Loss, and answers or gradients, of a whole batch in one pass of the kernel, each story at its own
 * length: for networks this small, separate tensor operations spend most of their time on calls and
 * padding. Gradients and workspace are allocated once and reused.
 */
export class MemoryNetworkPass {
  readonly #kernels: Kernels<MemoryNetworkKernels>;
  readonly #network: MemoryNetwork;
  readonly #parameters: readonly tf.Tensor[];
  /** D: the network's width, up to the next whole vector. */
  readonly #width: number;
  readonly #places: readonly Place[];
  /** Of all parameters, in numbers. */
  readonly #size: number;
  readonly #gradients: tf.Tensor[] = [];
  #workspace: Workspace | null = null;

  /** @param parameters The tensors that the network names by position; they stay the caller's. */
  constructor(
    kernels: Kernels<MemoryNetworkKernels>,
    network: MemoryNetwork,
    parameters: readonly tf.Tensor[],
  ) {
    this.#kernels = kernels;
    this.#network = network;
    this.#parameters = parameters;
    const width = this.#width = Math.ceil(network.width / 4) * 4;
    // The tables of the memory lie side by side, after them the others one by one.
    const columns = network.memory.length * width;
    const memoryRows = parameters[network.memory[0]!]!.shape[0]!;
    let size = memoryRows * columns;
    this.#places = parameters.map(({ shape }, position) => {
      const column = network.memory.indexOf(position);
      if (column >= 0) return { offset: column * width * NUMBER_BYTES, stride: columns };
      const offset = size * NUMBER_BYTES;
      // The map between hops is as high as its padded rows are wide.
      size += (position === network.between ? width : shape[0]!) * width;
      return { offset, stride: width };
    });
    this.#size = size;
  }

  /**
   * The loss in nats, summed over the stories whose answer can be given, and the answers, `[B]`.
   *
   * @throws {TypeError} If an array of the batch has another type or length than the network expects.
   * @throws {RangeError} If the batch names a row, a slot or an answer that does not exist.
   */
  answer(
    batch: MemoryBatch,
    linear: boolean,
  ): { readonly loss: number; readonly predictions: Int32Array } {
    const { loss, addresses } = this.#run(batch, linear, false);
    const predictions = this.#kernels.ints(addresses.predictions, batch.size).slice();
    return { loss, predictions };
  }

  /** The loss and its gradients by parameter, valid until the next call. Throws as `answer` does. */
  learn(
    batch: MemoryBatch,
    linear: boolean,
  ): { readonly loss: number; readonly gradients: readonly tf.Tensor[] } {
    const { loss, addresses } = this.#run(batch, linear, true);
    if (this.#gradients.length === 0) {
      this.#gradients.push(...this.#parameters.map(({ shape }) => tf.keep(makeOutput(shape))));
    }
    const { run } = this.#kernels, { width } = this.#network;
    for (const [position, gradient] of this.#gradients.entries()) {
      const { offset, stride } = this.#places[position]!;
      const to = this.#kernels.address(gradient), from = addresses.gradients + offset;
      run.packRows(to, width, width, from, stride, width, gradient.shape[0]!);
    }
    return { loss, gradients: this.#gradients };
  }

  dispose(): void {
    for (const gradient of this.#gradients.splice(0)) gradient.dispose();
    this.#workspace?.free();
    this.#workspace = null;
  }

  #run(batch: MemoryBatch, linear: boolean, learning: boolean) {
    const kernels = this.#kernels, network = this.#network, parameters = this.#parameters;
    checkAlive(network, parameters);
    checkBatch(network, batch);
    const { addresses } = this.#workspaceFor(batch);
    const write = (block: Block, values: Int32Array) =>
      kernels.ints(addresses[block], values.length).set(values);
    write("statements", batch.statements);
    write("ages", batch.ages);
    write("counts", batch.statementCounts);
    write("questions", batch.questions);
    write("answers", batch.answers);
    this.#checkIds(addresses.statements, batch.statements.length, network.words);
    this.#checkIds(addresses.questions, batch.questions.length, network.words);
    const agedRows = parameters[network.memory[0]!]!.shape[0]! - network.words;
    this.#checkIds(addresses.ages, batch.ages.length, agedRows);
    for (const [position, parameter] of parameters.entries()) {
      const { offset, stride } = this.#places[position]!;
      this.#pack(addresses.parameters + offset, stride, parameter, parameter.shape[0]!);
    }
    if (learning) kernels.floats(addresses.gradients, this.#size).fill(0);
    const [stories, linearField, learningField] = ["stories", "linear", "learning"]
      .map((field) => FIELDS.indexOf(field as Field));
    const fields = kernels.ints(addresses.network, FIELDS.length);
    fields[stories!] = batch.size;
    fields[linearField!] = Number(linear);
    fields[learningField!] = Number(learning);
    return { loss: kernels.run.memoryNetwork(addresses.network), addresses };
  }

  /** Rows of a tensor, padded, so many numbers apart. */
  #pack(to: Address, stride: number, tensor: tf.Tensor, rows: number): void {
    const { width } = this.#network, from = this.#kernels.address(tensor);
    this.#kernels.run.packRows(to, stride, this.#width, from, width, width, rows);
  }

  #checkIds(ids: Address, length: number, rows: number): void {
    // Unsigned in the kernel, int32 here: a negative id is the highest and comes back negative.
    const highest = this.#kernels.run.highestId(ids, length);
    if (highest < 0 || highest > rows) {
      throw new RangeError(`Cannot look up word ${highest} of ${rows}`);
    }
  }

  #workspaceFor(batch: MemoryBatch): Workspace {
    const { size, memorySlots, statements, questions } = batch;
    const shape = [memorySlots, statements.length / size, questions.length / size].join();
    const kept = this.#workspace;
    if (kept !== null && kept.shape === shape && kept.stories >= size) return kept;
    kept?.free();
    this.#workspace = null;
    return this.#workspace = { shape, stories: size, ...this.#allocate(batch) };
  }

  #allocate(batch: MemoryBatch): Pick<Workspace, "addresses" | "free"> {
    const { words, hops, hopStride, memory, between, ...network } = this.#network;
    const { statementWeights, questionWeights } = network;
    const { size: stories, memorySlots: slots } = batch;
    const width = this.#width, columns = memory.length * width;
    const statementWords = batch.statements.length / (stories * slots);
    const questionWords = batch.questions.length / stories;
    const weightRows = ({ shape }: tf.Tensor3D) => shape[0] * shape[1];
    const { addresses, free } = this.#kernels.allocateBlocks({
      network: FIELDS.length,
      parameters: this.#size,
      gradients: this.#size,
      statements: batch.statements.length,
      ages: stories * slots,
      counts: stories,
      questions: batch.questions.length,
      answers: stories,
      predictions: stories,
      statementWeights: weightRows(statementWeights) * width,
      questionWeights: weightRows(questionWeights) * width,
      terms: 2 * (slots * (1 + statementWords) + questionWords),
      termEnds: slots + 1,
      embedded: slots * columns,
      embeddedGradient: slots * columns,
      states: (hops + 1) * width,
      attention: hops * slots,
      attentionGradient: slots,
      stateGradient: 2 * width,
      scores: words,
    });
    // Rows past those of the map between hops stay zero.
    this.#kernels.floats(addresses.parameters, this.#size).fill(0);
    this.#pack(addresses.statementWeights, width, statementWeights, weightRows(statementWeights));
    this.#pack(addresses.questionWeights, width, questionWeights, weightRows(questionWeights));

    const placed = (position: number | null, block: "parameters" | "gradients") =>
      position === null ? 0 : addresses[block] + this.#places[position]!.offset;
    const fields: Readonly<Record<Field, number>> = {
      ...addresses,
      stories,
      slots,
      statementWords,
      questionWords,
      words,
      width,
      memoryTables: memory.length,
      hops,
      hopStride,
      linear: 0,
      relu: Number(network.relu),
      masked: Number(network.masked),
      learning: 0,
      statementWeightsByLength: Number(statementWeights.shape[0] > 1),
      questionWeightsByLength: Number(questionWeights.shape[0] > 1),
      memory: addresses.parameters,
      question: placed(network.question, "parameters"),
      questionStride: this.#places[network.question]!.stride,
      answer: placed(network.answer, "parameters"),
      answerStride: this.#places[network.answer]!.stride,
      between: placed(between, "parameters"),
      memoryGradient: addresses.gradients,
      questionGradient: placed(network.question, "gradients"),
      answerGradient: placed(network.answer, "gradients"),
      betweenGradient: placed(between, "gradients"),
    };
    this.#kernels.ints(addresses.network, FIELDS.length).set(inOrder(FIELDS, fields));
    return { addresses, free };
  }
}
