/** The indices of shards in a binary heap, that with least to do first; of equal ones the lowest. */
export class LeastFirst {
  readonly #loads: number[];
  readonly #heap: number[];

  constructor(count: number) {
    this.#loads = Array.from({ length: count }, () => 0);
    this.#heap = [...this.#loads.keys()];
  }

  /** Gives the shard with least to do more, and returns its index. */
  add(weight: number): number {
    const heap = this.#heap, first = heap[0]!;
    this.#loads[first]! += weight;
    for (let at = 0, next = this.#below(at); next !== at; next = this.#below(at)) {
      [heap[at], heap[next]] = [heap[next]!, heap[at]!];
      at = next;
    }
    return first;
  }

  /** Of a place in the heap and the two below it: the one whose shard comes first. */
  #below(at: number): number {
    return [2 * at + 1, 2 * at + 2].reduce(
      (least, place) => place < this.#heap.length && this.#isBefore(place, least) ? place : least,
      at,
    );
  }

  #isBefore(place: number, other: number): boolean {
    const [one, two] = [this.#heap[place]!, this.#heap[other]!];
    return (this.#loads[one]! - this.#loads[two]! || one - two) < 0;
  }
}
