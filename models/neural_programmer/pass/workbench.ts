import { type Address, Arena } from "../../../engine/mod.ts";
import type { ProgrammerKernels } from "./kernels.ts";

/** Where the values of something lie, and those of its gradient. */
export interface Place {
  readonly value: Address;
  readonly gradient: Address;
}

/** Bytes of a float32. */
const WORD = 4;

/** From so many rows on a matrix is worth turning around. */
const FEW_ROWS = 16;

/** An address so many numbers further on. */
export function at(address: Address, numbers: number): Address {
  return address + WORD * numbers;
}

/** The place of a part that begins so many numbers further on. */
export function part({ value, gradient }: Place, numbers: number): Place {
  return { value: at(value, numbers), gradient: at(gradient, numbers) };
}

/** The kernels and the memory that a pass works with. Matrices are given by their addresses. */
export class Workbench {
  readonly kernels: ProgrammerKernels;
  readonly arena: Arena;
  /** Matrices that were turned around in this pass, by their addresses. */
  readonly #turned = new Map<Address, Address>();

  constructor(kernels: ProgrammerKernels) {
    this.kernels = kernels;
    this.arena = new Arena(kernels);
  }

  /** So many zeros, and as many for their gradient. */
  place(length: number): Place {
    return { value: this.arena.zeros(length), gradient: this.arena.zeros(length) };
  }

  /** out += a b, for a `[rows, inner]` and b `[inner, columns]`. */
  add(
    out: Address,
    a: Address,
    b: Address,
    [rows, inner, columns]: readonly [number, number, number],
  ): void {
    this.kernels.run.addProduct(out, a, inner, 1, b, rows, inner, columns);
  }

  /** The gradient of `add` in b: out += a^T c, for a `[rows, inner]` and c `[rows, columns]`. */
  addToRight(
    out: Address,
    a: Address,
    c: Address,
    [rows, inner, columns]: readonly [number, number, number],
  ): void {
    this.kernels.run.addProduct(out, a, 1, inner, c, inner, rows, columns);
  }

  /** The gradient of `add` in a: out += c b^T, for c `[rows, columns]` and b `[inner, columns]`. */
  addToLeft(
    out: Address,
    c: Address,
    b: Address,
    [rows, inner, columns]: readonly [number, number, number],
  ): void {
    const { run } = this.kernels;
    // Many rows are worth turning b around for: then they are worked on four at a time.
    if (rows < FEW_ROWS || inner < FEW_ROWS) {
      run.addInnerProducts(out, c, b, rows, inner, columns);
      return;
    }
    let turned = this.#turned.get(b);
    if (turned === undefined) {
      turned = this.arena.take(inner * columns);
      run.transpose(turned, b, inner, columns);
      this.#turned.set(b, turned);
    }
    run.addProduct(out, c, columns, 1, turned, rows, columns, inner);
  }

  /** Begins a pass: what the last one took is given back. */
  reset(): void {
    this.arena.reset();
    this.#turned.clear();
  }
}
