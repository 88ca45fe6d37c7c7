import * as tf from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { type Address, type Kernels, kernelsOf } from "./kernels/mod.ts";

/** A tensor as a host kernel sees it: flat values, row by row. */
export interface HostTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

/** A tensor as a kernel of kernels.wasm sees it. */
export interface KernelTensor {
  readonly shape: readonly number[];
  readonly address: Address;
}

/**
 * An operation of our own: a loop in TypeScript over the memory of tensors, right on every backend, and
 * a kernel of kernels.wasm that takes its place where there is one.
 */
export interface HostKernel<Input extends string, Attributes> {
  readonly name: string;
  readonly backends: readonly ("cpu" | "wasm")[];
  /** The shape of the result, which is float32. */
  shape(inputs: Readonly<Record<Input, tf.TensorInfo>>, attributes: Attributes): readonly number[];
  /** Adds the result to `out`, which holds zeros. Inputs that were not given are undefined. */
  compute(
    out: Float32Array,
    inputs: Readonly<Record<Input, HostTensor>>,
    attributes: Attributes,
  ): void;
  /** The same on addresses. */
  computeFast(
    kernels: Kernels,
    out: Address,
    inputs: Readonly<Record<Input, KernelTensor>>,
    attributes: Attributes,
  ): void;
}

export function isWasm(backend: tf.KernelBackend): backend is BackendWasm {
  return "typedArrayFromHeap" in backend;
}

function hostTensor(backend: tf.KernelBackend, info: tf.TensorInfo): HostTensor {
  const values = isWasm(backend)
    ? backend.typedArrayFromHeap(info)
    : backend.readSync(info.dataId) as tf.TypedArray;
  if (values instanceof Float32Array || values instanceof Int32Array) {
    return { shape: info.shape, values };
  }
  throw new TypeError(`Cannot compute with a tensor of type: ${info.dtype}`);
}

/**
 * Registers a kernel with tfjs, unless the backend has one of this name. On wasm it works on the heap
 * itself, without copies; the result is allocated before any input is looked at, because a heap that
 * grows moves and takes the views of it along.
 */
export function registerHostKernel<Input extends string, Attributes>(
  kernel: HostKernel<Input, Attributes>,
): void {
  for (const backendName of kernel.backends) {
    if (tf.getKernel(kernel.name, backendName) !== undefined) continue;
    tf.registerKernel({
      kernelName: kernel.name,
      backendName,
      kernelFunc(params) {
        const backend = params.backend as tf.KernelBackend;
        const infos = params.inputs as Record<Input, tf.TensorInfo>;
        const attributes = params.attrs as unknown as Attributes;
        const shape = [...kernel.shape(infos, attributes)];
        const run = (out: Float32Array) => {
          const inputs = {} as Record<Input, HostTensor>;
          for (const name in infos) inputs[name] = hostTensor(backend, infos[name]);
          kernel.compute(out, inputs, attributes);
        };
        if (isWasm(backend)) {
          const result = backend.makeOutput(shape, "float32");
          const out = (backend.typedArrayFromHeap(result) as Float32Array).fill(0);
          const kernels = kernelsOf(backend);
          if (kernels === null) run(out);
          else {
            const inputs = {} as Record<Input, KernelTensor>;
            for (const name in infos) {
              inputs[name] = { shape: infos[name].shape, address: kernels.address(infos[name]) };
            }
            kernel.computeFast(kernels, kernels.address(result), inputs, attributes);
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
