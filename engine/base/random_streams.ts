import type { PhiloxKey } from "./philox.ts";
import { RandomStream, streamKey } from "./random_stream.ts";

/** The named streams of a seed, each opened when it is first asked for. */
export class RandomStreams {
  readonly #seed: number;
  readonly #attempt: number;
  readonly #opened = new Map<string, RandomStream>();

  /** @param attempt Trainings of one seed that are made anew count from 0; each has streams of its own. */
  constructor(seed: number, attempt = 0) {
    this.#seed = seed;
    this.#attempt = attempt;
  }

  /** The key of the stream of a name: `streamKey` for the first attempt, derived from it for later ones. */
  key(name: string): PhiloxKey {
    const first = streamKey(this.#seed, name);
    if (this.#attempt === 0) return first;
    return new RandomStream(first).derive("attempt").derive(this.#attempt).key;
  }

  /** The stream of a name: the same one every time. */
  open(name: string): RandomStream {
    const known = this.#opened.get(name);
    if (known !== undefined) return known;
    const stream = new RandomStream(this.key(name));
    this.#opened.set(name, stream);
    return stream;
  }

  /** The position of every stream that was opened, by name. */
  positions(): Record<string, number> {
    return Object.fromEntries(Array.from(this.#opened, ([name, { position }]) => [name, position]));
  }

  /** Goes to the positions that streams of the same seed and attempt had; those without one begin anew. */
  moveTo(positions: Readonly<Record<string, number>>): void {
    this.#opened.clear();
    for (const [name, position] of Object.entries(positions)) this.open(name).moveTo(position);
  }
}
