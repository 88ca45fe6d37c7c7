import { deriveKey, philox4x32, type PhiloxKey } from "./philox.ts";

/**
 * The key of a named stream of a seed. A stream is independent of how much is drawn from any other. Seed 0
 * is a seed like any other.
 *
 * @throws {RangeError} If the seed is not an integer from 0 to 2^53 - 1.
 *
 * @example
 * ```ts
 * import { streamKey } from "@gradnoise/gradnoise";
 *
 * // The noise of seed 1 is not the noise of seed 2, nor the order of seed 1.
 * const keys = [streamKey(1, "noise"), streamKey(2, "noise"), streamKey(1, "order")];
 * if (new Set(keys.map(String)).size !== 3) throw new Error("two streams share a key");
 * ```
 */
export function streamKey(seed: number, name: string): PhiloxKey {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`Cannot use the seed, it must be an integer from 0 to 2^53 - 1: ${seed}`);
  }
  return deriveKey([seed >>> 0, Math.floor(seed / 4294967296)], name);
}

/**
 * A sequence of random words under one key, drawn one after another.
 *
 * @example
 * ```ts
 * import { RandomStream, streamKey } from "@gradnoise/gradnoise";
 * const order = new RandomStream(streamKey(0, "order"));
 * const die = 1 + order.integer(6);
 * if (die < 1 || die > 6) throw new Error("not a die");
 * ```
 */
export class RandomStream {
  readonly key: PhiloxKey;
  readonly #block = new Uint32Array(4);
  #drawn = 0;

  constructor(key: PhiloxKey) {
    this.key = key;
  }

  /** The stream of this name under this one's key; it does not depend on what was drawn here. */
  derive(name: string | number): RandomStream {
    return new RandomStream(deriveKey(this.key, name));
  }

  /** How many words were drawn: from there a stream of the same key goes on. */
  get position(): number {
    return this.#drawn;
  }

  /**
   * Goes to a position, forwards or back.
   *
   * @throws {RangeError} If it is not an integer from 0 to 2^53 - 1.
   */
  moveTo(position: number): void {
    if (!Number.isSafeInteger(position) || position < 0) {
      throw new RangeError(`Cannot move a random stream to a position: ${position}`);
    }
    this.#drawn = position;
    if (position % 4 !== 0) this.#fill();
  }

  /** An unsigned 32-bit word. */
  word(): number {
    const lane = this.#drawn % 4;
    if (lane === 0) this.#fill();
    this.#drawn += 1;
    return this.#block[lane]!;
  }

  /** Makes the four words around the position. */
  #fill(): void {
    const block = Math.floor(this.#drawn / 4);
    philox4x32(block, Math.floor(block / 4294967296), 0, 0, this.key, this.#block);
  }

  /** A number in [0, 1), a multiple of 2^-32. */
  uniform(): number {
    return this.word() / 4294967296;
  }

  /**
   * An integer from 0 to `bound - 1`, each with exactly the same probability (by rejection).
   *
   * @throws {RangeError} If the bound is not an integer from 1 to 2^32.
   */
  integer(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > 4294967296) {
      throw new RangeError(`Cannot draw an integer below a bound outside 1 to 2^32: ${bound}`);
    }
    const limit = 4294967296 - (4294967296 % bound);
    let word = this.word();
    while (word >= limit) word = this.word();
    return word % bound;
  }

  /**
   * One of the items, each with the same probability.
   *
   * @throws {RangeError} If there are none.
   */
  pick<T>(items: readonly T[]): T {
    return items[this.integer(items.length)]!;
  }

  /** A copy of the items in random order (Fisher and Yates). */
  shuffled<T>(items: Iterable<T>): T[] {
    const copy = [...items];
    for (let last = copy.length - 1; last > 0; last--) {
      const other = this.integer(last + 1);
      [copy[last], copy[other]] = [copy[other]!, copy[last]!];
    }
    return copy;
  }
}
