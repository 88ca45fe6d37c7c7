import { RandomStream } from "../../../engine/base/mod.ts";
import { assert } from "../../../std.ts";

/** A stream whose integers are written down. */
export class Scripted extends RandomStream {
  readonly #integers: number[];

  constructor(...integers: number[]) {
    super([0, 0]);
    this.#integers = integers;
  }

  override integer(bound: number): number {
    const next = this.#integers.shift();
    assert(next !== undefined && next < bound, `${next} is no integer below ${bound}`);
    return next;
  }

  /** How many are not drawn yet. */
  get left(): number {
    return this.#integers.length;
  }
}
