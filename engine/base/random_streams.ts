import { RandomStream, streamKey } from "./random_stream.ts";

/** The named streams of a seed, each opened when it is first asked for. */
export class RandomStreams {
  readonly #seed: number;
  readonly #opened = new Map<string, RandomStream>();

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The stream of a name: the same one every time. */
  open(name: string): RandomStream {
    const known = this.#opened.get(name);
    if (known !== undefined) return known;
    const stream = new RandomStream(streamKey(this.#seed, name));
    this.#opened.set(name, stream);
    return stream;
  }

  /** The position of every stream that was opened, by name. */
  positions(): Record<string, number> {
    return Object.fromEntries(Array.from(this.#opened, ([name, { position }]) => [name, position]));
  }

  /** Goes to the positions that streams of the same seed had; those without one begin anew. */
  moveTo(positions: Readonly<Record<string, number>>): void {
    this.#opened.clear();
    for (const [name, position] of Object.entries(positions)) this.open(name).moveTo(position);
  }
}
