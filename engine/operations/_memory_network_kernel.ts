import type * as tf from "@tensorflow/tfjs";
import type { Address, Kernels } from "../kernels/mod.ts";
import { makeOutput } from "./_make_output.ts";
import type {
  MemoryBatch,
  MemoryNetwork,
  MemoryNetworkMode,
  MemoryNetworkResult,
} from "./_memory_network.ts";

/** The fields of `Network` in kernels/assembly/memory_network.ts, in their order. */
const FIELDS = [
  "stories",
  "slots",
  "statementIds",
  "questionIds",
  "words",
  "width",
  "memoryTables",
  "hops",
  "hopStride",
  "linear",
  "relu",
  "masked",
  "learning",
  "ids",
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
  "termCounts",
  "embedded",
  "embeddedGradient",
  "states",
  "attention",
  "attentionGradient",
  "stateGradient",
  "scores",
] as const;

/** Where a parameter lies once its rows are padded to whole vectors, and how far apart they are. */
interface PaddedTable {
  readonly address: Address;
  readonly gradient: Address;
  readonly stride: number;
}

/** As `memoryNetwork`, by the kernel. */
export function memoryNetworkKernel(
  kernels: Kernels,
  network: MemoryNetwork,
  batch: MemoryBatch,
  parameters: readonly tf.Tensor[],
  { linear, learning }: MemoryNetworkMode,
): MemoryNetworkResult {
  const { run } = kernels;
  const { words, hops, hopStride, memory, between } = network;
  const { size: stories, memorySlots: slots } = batch;
  const width = Math.ceil(network.width / 4) * 4;
  const statementIds = batch.ids.length / (stories * slots);
  const questionIds = batch.questions.length / stories;
  const columns = memory.length * width;
  const rows = parameters[memory[0]!]!.shape[0]!;
  const { statementWeights, questionWeights } = network;
  // Tables other than those of the memory lie one by one, then the map between hops.
  const single = [...new Set([network.question, network.answer])]
    .filter((position) => !memory.includes(position));
  const sizeOf = (position: number) => parameters[position]!.shape[0]! * width;
  const tableSizes = [rows * columns, ...single.map(sizeOf), between === null ? 0 : width * width];
  const parametersSize = tableSizes.reduce((sum, size) => sum + size, 0);
  const weightRows = ({ shape }: tf.Tensor3D) => shape[0] * shape[1];
  const sizes = {
    network: FIELDS.length,
    ids: batch.ids.length,
    counts: stories,
    questions: batch.questions.length,
    answers: stories,
    predictions: stories,
    statementWeights: weightRows(statementWeights) * columns,
    questionWeights: weightRows(questionWeights) * width,
    parameters: parametersSize,
    gradients: learning ? parametersSize : 0,
    terms: 2 * (slots * statementIds + questionIds),
    termCounts: slots + 1,
    embedded: slots * columns,
    embeddedGradient: learning ? slots * columns : 0,
    states: (hops + 1) * width,
    attention: hops * slots,
    attentionGradient: slots,
    stateGradient: 2 * width,
    scores: words,
  };
  return kernels.withScratch(sizes, (at) => {
    kernels.ints(at.ids, batch.ids.length).set(batch.ids);
    kernels.ints(at.counts, stories).set(batch.statementCounts);
    kernels.ints(at.questions, batch.questions.length).set(batch.questions);
    kernels.ints(at.answers, stories).set(batch.answers);
    checkIds(kernels, at.ids, batch.ids.length, rows);
    const questionRows = parameters[network.question]!.shape[0]!;
    checkIds(kernels, at.questions, batch.questions.length, questionRows);

    const tables = new Map<number, PaddedTable>();
    for (const [column, position] of memory.entries()) {
      const offset = column * width * 4;
      const address = at.parameters + offset, gradient = at.gradients + offset;
      tables.set(position, { address, gradient, stride: columns });
    }
    let offset = rows * columns * 4;
    for (const position of between === null ? single : [...single, between]) {
      const address = at.parameters + offset, gradient = at.gradients + offset;
      tables.set(position, { address, gradient, stride: width });
      offset += sizeOf(position) * 4;
    }
    if (between !== null) {
      // Rows past the map's own stay zero.
      const { address } = tables.get(between)!;
      kernels.floats(address, width * width).fill(0, network.width * width);
    }
    const pack = (to: Address, stride: number, tensor: tf.Tensor, count: number) =>
      run.packRows(to, stride, width, kernels.address(tensor), network.width, network.width, count);
    for (const [position, { address, stride }] of tables) {
      pack(address, stride, parameters[position]!, parameters[position]!.shape[0]!);
    }
    for (let column = 0; column < memory.length; column++) {
      const to = at.statementWeights + column * width * 4;
      pack(to, columns, statementWeights, weightRows(statementWeights));
    }
    pack(at.questionWeights, width, questionWeights, weightRows(questionWeights));
    if (learning) kernels.floats(at.gradients, parametersSize).fill(0);

    const question = tables.get(network.question)!, answer = tables.get(network.answer)!;
    const map = between === null ? null : tables.get(between)!;
    const values: Record<typeof FIELDS[number], number> = {
      ...at,
      stories,
      slots,
      statementIds,
      questionIds,
      words,
      width,
      memoryTables: memory.length,
      hops,
      hopStride,
      linear: Number(linear),
      relu: Number(network.relu),
      masked: Number(network.masked),
      learning: Number(learning),
      statementWeightsByLength: Number(statementWeights.shape[0] > 1),
      questionWeightsByLength: Number(questionWeights.shape[0] > 1),
      memory: at.parameters,
      question: question.address,
      questionStride: question.stride,
      answer: answer.address,
      answerStride: answer.stride,
      between: map?.address ?? 0,
      memoryGradient: at.gradients,
      questionGradient: question.gradient,
      answerGradient: answer.gradient,
      betweenGradient: map?.gradient ?? 0,
    };
    kernels.ints(at.network, FIELDS.length).set(FIELDS.map((field) => values[field]));
    const loss = run.memoryNetwork(at.network);

    const predictions = kernels.ints(at.predictions, stories).slice();
    if (!learning) return { loss, predictions, gradients: [] };
    const gradients = parameters.map((parameter, position) => {
      const { gradient, stride } = tables.get(position)!;
      const out = makeOutput(parameter.shape);
      const to = kernels.address(out);
      run.packRows(
        to,
        network.width,
        network.width,
        gradient,
        stride,
        network.width,
        out.shape[0]!,
      );
      return out;
    });
    return { loss, predictions, gradients };
  });
}

function checkIds(kernels: Kernels, ids: Address, length: number, rows: number): void {
  // Unsigned in the kernel, int32 here: a negative id is the highest and comes back negative.
  const highest = kernels.run.highestId(ids, length);
  if (highest < 0 || highest > rows) {
    throw new RangeError(`Cannot look up word ${highest} of ${rows}`);
  }
}
