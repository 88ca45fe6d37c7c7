import * as tf from "@tensorflow/tfjs";
import { type HostTensor, type KernelTensor, registerHostKernel } from "../host_kernel.ts";
import { checkTensor } from "../check_tensor.ts";
import {
  type Address,
  EMBEDDING_BAG,
  type EngineKernels,
  inOrder,
  type Kernels,
} from "../kernels/mod.ts";

const FORWARD = "GradnoiseEmbeddingBag";
const GRADIENT = "GradnoiseEmbeddingBagGradient";

const action = "sum the words of bags";

/** Bags of words, `[..., L]`, and their weights, `[1 or L, L, d]`. */
function checkBags(ids: tf.TensorInfo, weights: tf.TensorInfo, width: number): void {
  const words = ids.shape.at(-1) ?? 0;
  if (words === 0) {
    throw new TypeError(`Cannot ${action}: ids are ${ids.dtype} [${ids.shape}], without words`);
  }
  checkTensor(action, "weights", weights, "float32", ["S", words, width]);
  const [sets] = weights.shape;
  if (sets === 1 || sets === words) return;
  throw new TypeError(`Cannot ${action}: weights are ${sets} sets, not 1 or ${words}`);
}

/**
 * Goes through all words that are not null and adds one row to another: in the forward pass the
 * word's table row to its bag, in the backward pass the bag's gradient to the word's row.
 *
 * @param rows V.
 * @param width d.
 */
function addRows(
  direction: "toBags" | "toTable",
  [rows, width]: readonly [number, number],
  ids: HostTensor,
  weights: HostTensor,
  from: ArrayLike<number>,
  to: Float32Array,
): void {
  const words = ids.shape.at(-1)!;
  const sets = weights.shape[0]!;
  const word = ids.values, scale = weights.values;
  for (let start = 0, bag = 0; start < word.length; start += words, bag += width) {
    let length = words;
    while (length > 1 && word[start + length - 1] === 0) length--;
    const set = sets === 1 ? 0 : length - 1;
    for (let position = 0; position < length; position++) {
      const id = word[start + position]!;
      if (id === 0) continue;
      if (id < 0 || id > rows) throw new RangeError(`Cannot look up word ${id} of ${rows}`);
      const row = (id - 1) * width;
      const source = direction === "toBags" ? row : bag;
      const target = direction === "toBags" ? bag : row;
      const at = (set * words + position) * width;
      for (let k = 0; k < width; k++) to[target + k]! += scale[at + k]! * from[source + k]!;
    }
  }
}

/** As `addRows`, by a kernel. */
function addRowsFast(
  kernels: Kernels<EngineKernels>,
  direction: "toBags" | "toTable",
  table: { readonly address: Address; readonly shape: readonly number[] },
  ids: KernelTensor,
  weights: KernelTensor,
  bags: Address,
): void {
  const [rows, width] = table.shape as [number, number];
  const words = ids.shape.at(-1)!, count = tf.util.sizeFromShape([...ids.shape]) / words;
  const fault = kernels.run.embeddingBag(...inOrder(EMBEDDING_BAG, {
    table: table.address,
    ids: ids.address,
    weights: weights.address,
    bagRows: bags,
    bags: count,
    length: words,
    width,
    rows,
    sets: weights.shape[0]!,
    backward: Number(direction === "toTable"),
  }));
  if (fault < 0) return;
  const id = kernels.ints(ids.address, count * words)[fault];
  throw new RangeError(`Cannot look up word ${id} of ${rows}`);
}

/** Registers the operation and its gradient on cpu and wasm. */
export function registerEmbeddingBag(): void {
  registerHostKernel<"table" | "ids" | "weights", unknown>({
    name: FORWARD,
    action,
    backends: ["cpu", "wasm"],
    inputs: { table: "float32", ids: "int32", weights: "float32" },
    shape({ table, ids, weights }) {
      checkTensor(action, "table", table, "float32", ["V", "d"]);
      const width = table.shape[1]!;
      checkBags(ids, weights, width);
      return [...ids.shape.slice(0, -1), width];
    },
    compute(out, { table, ids, weights }) {
      addRows("toBags", table.shape as [number, number], ids, weights, table.values, out);
    },
    computeFast(kernels, out, { table, ids, weights }) {
      addRowsFast(kernels, "toBags", table, ids, weights, out);
    },
  });
  registerHostKernel<"upstream" | "ids" | "weights", { tableShape: [number, number] }>({
    name: GRADIENT,
    action: `${action}, backwards`,
    backends: ["cpu", "wasm"],
    inputs: { upstream: "float32", ids: "int32", weights: "float32" },
    shape({ upstream, ids, weights }, { tableShape }) {
      if (tableShape.length !== 2 || !tableShape.every((n) => Number.isInteger(n) && n >= 0)) {
        throw new TypeError(`Cannot ${action}, backwards: tableShape is [${tableShape}]`);
      }
      const [, width] = tableShape;
      checkBags(ids, weights, width);
      const bags = [...ids.shape.slice(0, -1), width];
      checkTensor(`${action}, backwards`, "upstream", upstream, "float32", bags);
      return tableShape;
    },
    compute(out, { upstream, ids, weights }, { tableShape }) {
      addRows("toTable", tableShape, ids, weights, upstream.values, out);
    },
    computeFast(kernels, out, { upstream, ids, weights }, { tableShape }) {
      const table = { address: out, shape: tableShape };
      addRowsFast(kernels, "toTable", table, ids, weights, upstream.address);
    },
  });
  if (tf.getGradient(FORWARD) !== undefined) return;
  tf.registerGradient({
    kernelName: FORWARD,
    inputsToSave: ["table", "ids", "weights"],
    gradFunc(upstream, saved) {
      const [table, ids, weights] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
      const inputs = { upstream: upstream as tf.Tensor, ids, weights };
      const attributes = { tableShape: table.shape };
      return { table: () => tf.engine().runKernel(GRADIENT, inputs, attributes) as tf.Tensor };
    },
  });
}

/**
 * The weighted sum of the embeddings of each bag's words:
 * out[b, k] = sum over j of weights[s, j, k] table[ids[b, j] - 1, k].
 *
 * Word 0 is the null word: it has no row, adds nothing and learns nothing. With one set of weights,
 * S = 1, every bag uses it; with S = L sets, a bag of n words (nulls at its end not counted) uses
 * set n - 1. Without weights the sum is plain: a bag of words. Differentiable in the table only.
 *
 * @param table `[V, d]`, float32: row i belongs to word i + 1.
 * @param ids `[..., L]`, int32, from 0 to V.
 * @param weights `[S, L, d]`, float32, S = 1 or S = L.
 * @returns `[..., d]`, float32.
 * @throws {TypeError} If the shapes or types do not fit.
 * @throws {RangeError} If an id is negative or past the table.
 *
 * @example
 * ```ts
 * import { embeddingBag, startBackend } from "@gradnoise/gradnoise";
 * import * as tf from "@tensorflow/tfjs";
 *
 * await startBackend("cpu");
 * const table = tf.tensor2d([[1, 10], [2, 20]]);
 * // Words 1 and 2 in one bag; word 2 and the null word in another.
 * const bags = embeddingBag(table, tf.tensor2d([[1, 2], [2, 0]], [2, 2], "int32"));
 * if (String(bags.dataSync()) !== "3,30,2,20") throw new Error(String(bags));
 * ```
 */
export function embeddingBag<R extends tf.Tensor>(
  table: tf.Tensor2D,
  ids: tf.Tensor,
  weights?: tf.Tensor3D,
): R {
  checkTensor(action, "table", table, "float32", ["V", "d"]);
  checkTensor(action, "ids", ids, "int32");
  if (weights !== undefined) checkTensor(action, "weights", weights, "float32", ["S", "L", "d"]);
  const words = ids.shape.at(-1) ?? 0;
  return tf.tidy(() => {
    const scale = weights ?? tf.ones<tf.Rank.R3>([1, words, table.shape[1]]);
    const [sets, length, width] = scale.shape;
    if (length !== words || width !== table.shape[1] || (sets !== 1 && sets !== words)) {
      throw new TypeError(
        `Cannot weigh bags of ${words} words of width ${table.shape[1]}: weights [${scale.shape}]`,
      );
    }
    return tf.engine().runKernel(FORWARD, { table, ids, weights: scale }) as R;
  });
}
