import type * as tf from "@tensorflow/tfjs";
import { sha256 } from "../base/mod.ts";

/** An offset into the memory of tfjs's wasm backend. */
export type Address = number;

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

const NUMBER_BYTES = 4, ALIGNMENT = 16, CACHE_LINE = 64;

/** Views that are kept. */
const SLOTS = 256;

/**
 * The kernels on the memory of a backend: tensors are read and written where they lie.
 *
 * @typeParam Exports The kernels that the caller uses. kernels.wasm has those of every floor; each floor
 * declares its own beside their AssemblyScript.
 */
export class Kernels<Exports extends object = object> {
  readonly run: Exports;
  /** The first 16 digits of the SHA-256 of kernels.wasm. */
  readonly version: string;
  readonly #backend: OpenBackend;
  readonly #memory: WebAssembly.Memory;
  /** Those made last, as an update asks for the same ones as the update before. */
  readonly #views: Float32Array[] = [];
  readonly #tables = new Map<(table: Address) => void, Address>();

  /**
   * @param backend tfjs's on WebAssembly.
   * @param bytes Of kernels.wasm.
   * @param imports What a build imports besides the memory.
   * @throws {TypeError} If the backend does not show its memory.
   * @throws {WebAssembly.CompileError} If the machine lacks something that the module needs.
   */
  constructor(
    backend: object,
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
    this.run = exports as unknown as Exports;
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
    const { buffer } = this.#memory, slot = (address >>> 4 ^ length) % SLOTS;
    const known = this.#views[slot];
    if (
      known !== undefined && known.byteOffset === address && known.length === length &&
      known.buffer === buffer
    ) return known;
    return this.#views[slot] = new Float32Array(buffer, address, length);
  }

  /** A view, good until memory is next allocated. */
  ints(address: Address, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, address, length);
  }

  /** A view, good until memory is next allocated. */
  bytes(address: Address, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, address, length);
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

  /** A table that a kernel fills for others: filled once, it stays as long as the backend. */
  table(bytes: number, fill: (table: Address) => void): Address {
    const known = this.#tables.get(fill);
    if (known !== undefined) return known;
    const address = Math.ceil(this.allocate(bytes + CACHE_LINE) / CACHE_LINE) * CACHE_LINE;
    fill(address);
    this.#tables.set(fill, address);
    return address;
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
export function kernelsOf<Exports extends object>(backend: object): Kernels<Exports> | null {
  return inUse.get(backend) as Kernels<Exports> | undefined ?? null;
}

/** Lets the operations on a backend use these kernels, or none. */
export function useKernels(backend: object, kernels: Kernels | null): void {
  if (kernels === null) inUse.delete(backend);
  else inUse.set(backend, kernels);
}
