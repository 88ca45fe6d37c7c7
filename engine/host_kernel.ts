import * as tf from "@tensorflow/tfjs";
import { checkTensor, type ExpectedType } from "./check_tensor.ts";
import {
  type Address,
  type EngineKernels,
  isWasm,
  type Kernels,
  kernelsOf,
} from "./kernels/mod.ts";

/** A tensor as a host kernel sees it: flat values, row by row. */
export interface HostTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | Uint8Array;
}

/** A tensor as a kernel of kernels.wasm sees it. */
export interface KernelTensor {
  readonly shape: readonly number[];
  readonly address: Address;
}

/**
 * An operation of our own: a loop in TypeScript over the memory of tensors, right on every backend, and
 * a kernel of kernels.wasm that replaces it where there is one.
 */
export interface HostKernel<
  Input extends string,
  Attributes,
  Exports extends object = EngineKernels,
> {
  readonly name: string;
  /** What it does, for messages: "sum by segment". */
  readonly action: string;
  readonly backends: readonly ("cpu" | "wasm")[];
  readonly inputs: Readonly<Record<Input, ExpectedType>>;
  /**
   * The shape of the result, which is float32. Types have been checked, shapes have not: a kernel
   * trusts them.
   *
   * @throws {TypeError} If the shapes do not fit.
   */
  shape(inputs: Readonly<Record<Input, tf.TensorInfo>>, attributes: Attributes): readonly number[];
  /** Adds the result to `out`, which holds zeros. */
  compute(
    out: Float32Array,
    inputs: Readonly<Record<Input, HostTensor>>,
    attributes: Attributes,
  ): void;
  /** The same on addresses, all of float32 or int32 values. */
  computeFast(
    kernels: Kernels<Exports>,
    out: Address,
    inputs: Readonly<Record<Input, KernelTensor>>,
    attributes: Attributes,
  ): void;
}

/** Whether values of another type than float32 are to be converted. */
function checkInputs<Input extends string>(
  { action, inputs }: Pick<HostKernel<Input, never>, "action" | "inputs">,
  infos: Readonly<Record<Input, tf.TensorInfo>>,
): boolean {
  let converts = false;
  for (const name in inputs) {
    checkTensor(action, name, infos[name], inputs[name]);
    converts ||= inputs[name] === "number" && infos[name].dtype !== "float32";
  }
  return converts;
}

function hostTensor(backend: tf.KernelBackend, info: tf.TensorInfo): HostTensor {
  const values = isWasm(backend)
    ? backend.typedArrayFromHeap(info)
    : backend.readSync(info.dataId) as tf.TypedArray;
  return { shape: info.shape, values: values as HostTensor["values"] };
}

/**
 * Registers a kernel with tfjs, unless the backend has one of this name. On wasm it works on the heap
 * itself, without copies; the result is allocated before any input is looked at, because a heap that
 * grows moves and takes the views of it along.
 */
export function registerHostKernel<
  Input extends string,
  Attributes,
  Exports extends object = EngineKernels,
>(kernel: HostKernel<Input, Attributes, Exports>): void {
  for (const backendName of kernel.backends) {
    if (tf.getKernel(kernel.name, backendName) !== undefined) continue;
    tf.registerKernel({
      kernelName: kernel.name,
      backendName,
      kernelFunc(params) {
        const backend = params.backend as tf.KernelBackend;
        const infos = params.inputs as Record<Input, tf.TensorInfo>;
        const attributes = params.attrs as unknown as Attributes;
        const converts = checkInputs(kernel, infos);
        const shape = [...kernel.shape(infos, attributes)];
        const run = (out: Float32Array) => {
          const inputs = {} as Record<Input, HostTensor>;
          for (const name in infos) inputs[name] = hostTensor(backend, infos[name]);
          kernel.compute(out, inputs, attributes);
        };
        if (isWasm(backend)) {
          const result = backend.makeOutput(shape, "float32");
          const out = (backend.typedArrayFromHeap(result) as Float32Array).fill(0);
          const kernels = converts ? null : kernelsOf<Exports>(backend);
          try {
            if (kernels === null) run(out);
            else {
              const inputs = {} as Record<Input, KernelTensor>;
              for (const name in infos) {
                inputs[name] = { shape: infos[name].shape, address: kernels.address(infos[name]) };
              }
              kernel.computeFast(kernels, kernels.address(result), inputs, attributes);
            }
          } catch (error) {
            backend.disposeData(result.dataId);
            throw error;
          }
          return result;
        }
        const out = new Float32Array(tf.util.sizeFromShape(shape));
        run(out);
        return { dataId: backend.write(out, shape, "float32"), shape, dtype: "float32" };
      },
    });
  }
}

/**
 * Lets a kernel of tfjs itself check its inputs first, so that it refuses on one backend what ours
 * refuses on another.
 */
export function guardKernel<Input extends string, Attributes>(
  kernel: Pick<HostKernel<Input, Attributes>, "name" | "action" | "inputs" | "shape">,
  backendName: string,
  check: (
    inputs: Readonly<Record<Input, tf.TensorInfo>>,
    backend: tf.KernelBackend,
    attributes: Attributes,
  ) => void,
): void {
  const registered = tf.getKernel(kernel.name, backendName);
  if (registered === undefined || guarded.has(registered.kernelFunc)) return;
  const { kernelFunc } = registered;
  const guard: tf.KernelFunc = (params) => {
    const infos = params.inputs as Record<Input, tf.TensorInfo>;
    const attributes = params.attrs as unknown as Attributes;
    checkInputs(kernel, infos);
    kernel.shape(infos, attributes);
    check(infos, params.backend as tf.KernelBackend, attributes);
    return kernelFunc(params);
  };
  guarded.add(guard);
  tf.unregisterKernel(kernel.name, backendName);
  tf.registerKernel({ ...registered, kernelFunc: guard });
}

const guarded = new WeakSet<tf.KernelFunc>();
