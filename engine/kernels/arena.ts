/// <reference lib="esnext.disposable" preserve="true" />

import type { Address, Kernels } from "./kernels.ts";

const NUMBER_BYTES = 4, ALIGNMENT = 16;

interface Chunk {
  /** As it was allocated, and as it is used. */
  readonly allocated: Address;
  readonly start: Address;
  readonly bytes: number;
}

/**
 * Memory for what a pass works in: taken piece by piece, given back as a whole. What does not fit any more
 * goes into a further chunk, and the next pass gets one chunk for all, so that after a few passes nothing
 * is allocated.
 */
export class Arena implements Disposable {
  readonly #kernels: Kernels;
  #chunks: Chunk[] = [];
  /** Of the last chunk. */
  #used = 0;

  constructor(kernels: Kernels) {
    this.#kernels = kernels;
  }

  /** So many float32 or int32 zeros. */
  zeros(length: number): Address {
    const address = this.take(length);
    this.#kernels.ints(address, length).fill(0);
    return address;
  }

  floats(values: ArrayLike<number>): Address {
    const address = this.take(values.length);
    this.#kernels.floats(address, values.length).set(values);
    return address;
  }

  ints(values: ArrayLike<number>): Address {
    const address = this.take(values.length);
    this.#kernels.ints(address, values.length).set(values);
    return address;
  }

  /** Takes everything back: addresses that were given are no longer good. */
  reset(): void {
    if (this.#chunks.length > 1) {
      const bytes = this.#chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
      this[Symbol.dispose]();
      this.#grow(bytes);
    }
    this.#used = 0;
  }

  [Symbol.dispose](): void {
    for (const { allocated } of this.#chunks.splice(0)) this.#kernels.free(allocated);
  }

  /** So many numbers, whatever they are. */
  take(length: number): Address {
    const bytes = Math.ceil(length * NUMBER_BYTES / ALIGNMENT) * ALIGNMENT;
    let chunk = this.#chunks.at(-1);
    if (chunk === undefined || this.#used + bytes > chunk.bytes) {
      chunk = this.#grow(Math.max(bytes, chunk?.bytes ?? 0));
    }
    const address = chunk.start + this.#used;
    this.#used += bytes;
    return address;
  }

  #grow(bytes: number): Chunk {
    const allocated = this.#kernels.allocate(bytes + ALIGNMENT);
    const start = Math.ceil(allocated / ALIGNMENT) * ALIGNMENT;
    const chunk = { allocated, start, bytes };
    this.#chunks.push(chunk);
    this.#used = 0;
    return chunk;
  }
}
