import type * as tf from "@tensorflow/tfjs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { sha256 } from "../base/mod.ts";

/** An offset into the memory of tfjs's wasm backend. */
export type Address = number;

/** What kernels.wasm exports; `assembly/` says what each computes, by parameter. */
export interface KernelExports {
  adam(
    parameter: Address,
    gradient: Address,
    noise: Address,
    first: Address,
    second: Address,
    length: number,
    scale: number,
    rate: number,
    beta1: number,
    beta2: number,
    correction1: number,
    correction2: number,
    epsilon: number,
  ): void;
  embeddingBag(
    table: Address,
    ids: Address,
    weights: Address,
    bagRows: Address,
    bags: number,
    length: number,
    width: number,
    rows: number,
    sets: number,
    backward: number,
  ): number;
  segmentSum(
    out: Address,
    x: Address,
    segments: Address,
    rows: number,
    width: number,
    segmentCount: number,
  ): number;
  fillGaussian(
    out: Address,
    tails: Address,
    length: number,
    standardDeviation: number,
    key0: number,
    key1: number,
    index: number,
  ): void;
  memoryNetwork(network: Address): number;
  packRows(
    to: Address,
    toStride: number,
    columns: number,
    from: Address,
    fromStride: number,
    width: number,
    rows: number,
  ): void;
  highestId(ids: Address, length: number): number;
  memoryScores(p: Address, u: Address, m: Address, stories: number, slots: number, d: number): void;
  memorySum(u: Address, p: Address, m: Address, stories: number, slots: number, d: number): void;
  memoryOuter(m: Address, p: Address, u: Address, stories: number, slots: number, d: number): void;
  softmaxCrossEntropy(
    probabilities: Address,
    logits: Address,
    labels: Address,
    rows: number,
    classes: number,
  ): number;
  softmaxCrossEntropyGradient(
    out: Address,
    logits: Address,
    labels: Address,
    rows: number,
    classes: number,
    upstream: number,
  ): void;
  descend(
    parameter: Address,
    gradient: Address,
    noise: Address,
    length: number,
    scale: number,
    rate: number,
  ): void;
  sumOfSquares(x: Address, length: number): number;
  addProduct(
    out: Address,
    a: Address,
    rowStride: number,
    innerStride: number,
    b: Address,
    rows: number,
    inner: number,
    columns: number,
  ): void;
  addInnerProducts(
    out: Address,
    a: Address,
    b: Address,
    rows: number,
    columns: number,
    inner: number,
  ): void;
  transpose(out: Address, x: Address, rows: number, columns: number): void;
  addRowsAt(
    out: Address,
    to: Address,
    x: Address,
    from: Address,
    count: number,
    width: number,
  ): void;
  tanhOf(x: Address, length: number): void;
  tanhGradient(gradient: Address, y: Address, length: number): void;
  softmaxOf(x: Address, stride: number, rows: number, columns: number): void;
  softmaxGradient(
    gradient: Address,
    y: Address,
    stride: number,
    rows: number,
    columns: number,
  ): void;
  runTables(tables: Address): number;
}

/** The parts of tfjs's wasm backend that its published types leave out. */
interface OpenBackend {
  readonly wasm: {
    readonly asm?: { readonly memory?: WebAssembly.Memory };
    readonly tfjs: {
      registerTensor(id: number, size: number, memoryOffset: Address): void;
      disposeData(id: number): void;
    };
    _malloc(bytes: number): Address;
    _free(address: Address): void;
  };
  readonly dataIdMap: {
    get(id: tf.DataId): { readonly id: number; readonly memoryOffset: Address };
  };
}

const NUMBER_BYTES = 4, ALIGNMENT = 16;

/** The kernels on the memory of a backend: tensors are read and written where they lie. */
export class Kernels {
  readonly run: KernelExports;
  /** The first 16 digits of the SHA-256 of kernels.wasm. */
  readonly version: string;
  readonly #backend: OpenBackend;
  readonly #memory: WebAssembly.Memory;

  /**
   * @param bytes Of kernels.wasm.
   * @param imports What a build imports besides the memory.
   * @throws {TypeError} If the backend does not show its memory.
   * @throws {WebAssembly.CompileError} If the machine lacks something that the module needs.
   */
  constructor(
    backend: BackendWasm,
    bytes: Uint8Array<ArrayBuffer>,
    imports: Readonly<Record<string, WebAssembly.ImportValue>> = {},
  ) {
    this.#backend = backend as unknown as OpenBackend;
    const memory = this.#backend.wasm.asm?.memory;
    if (!(memory instanceof WebAssembly.Memory)) {
      throw new TypeError("tfjs does not show its memory");
    }
    this.#memory = memory;
    const module = new WebAssembly.Module(bytes);
    const { exports } = new WebAssembly.Instance(module, { env: { memory, ...imports } });
    this.run = exports as unknown as KernelExports;
    this.version = sha256(bytes).slice(0, 16);
  }

  address({ dataId }: { readonly dataId: tf.DataId }): Address {
    return this.#backend.dataIdMap.get(dataId).memoryOffset;
  }

  /**
   * Has to be called after a tensor was changed in place: tfjs keeps packed copies of what its matrix
   * products multiply by, and goes on with them until their tensor is disposed of.
   */
  changed({ dataId, size }: { readonly dataId: tf.DataId; readonly size: number }): void {
    const { id, memoryOffset } = this.#backend.dataIdMap.get(dataId);
    // Memory belongs to the other side of tfjs: this gives none back.
    this.#backend.wasm.tfjs.disposeData(id);
    this.#backend.wasm.tfjs.registerTensor(id, size, memoryOffset);
  }

  /** A view, good until memory is next allocated. */
  floats(address: Address, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, address, length);
  }

  /** A view, good until memory is next allocated. */
  ints(address: Address, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, address, length);
  }

  /**
   * Memory of so many bytes, until it is given to `free`; what it holds at first is undefined.
   *
   * @throws {RangeError} If there is none left.
   */
  allocate(bytes: number): Address {
    const address = this.#backend.wasm._malloc(bytes);
    if (address === 0) throw new RangeError(`Cannot allocate ${bytes} bytes for a kernel`);
    return address;
  }

  free(address: Address): void {
    this.#backend.wasm._free(address);
  }

  /** Allocates blocks of so many numbers of four bytes each, to be given back together. */
  allocateBlocks<Name extends string>(
    sizes: Readonly<Record<Name, number>>,
  ): { readonly addresses: Readonly<Record<Name, Address>>; readonly free: () => void } {
    const addresses = {} as Record<Name, Address>;
    let bytes = 0;
    for (const name in sizes) {
      addresses[name] = bytes;
      bytes += Math.ceil(sizes[name] * NUMBER_BYTES / ALIGNMENT) * ALIGNMENT;
    }
    const allocated = this.allocate(bytes + ALIGNMENT);
    const start = Math.ceil(allocated / ALIGNMENT) * ALIGNMENT;
    for (const name in addresses) addresses[name] += start;
    return { addresses, free: () => this.free(allocated) };
  }

  /** Lends a block of so many numbers of four bytes each for the time of a call. */
  withBlock<Result>(size: number, use: (address: Address) => Result): Result {
    const address = this.allocate(size * NUMBER_BYTES);
    try {
      return use(address);
    } finally {
      this.free(address);
    }
  }
}

const inUse = new WeakMap<object, Kernels>();

/** The kernels of a backend; null where there are none, and stand-ins do their work. */
export function kernelsOf(backend: object): Kernels | null {
  return inUse.get(backend) ?? null;
}

/** Lets the operations on a backend use these kernels, or none. */
export function useKernels(backend: object, kernels: Kernels | null): void {
  if (kernels === null) inUse.delete(backend);
  else inUse.set(backend, kernels);
}
