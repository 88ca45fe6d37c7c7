/**
 * Each algorithm as a program that sees nothing but the memory: the oracle of the generators, which know the
 * array, list or tree that they wrote.
 */

import { assert } from "../../../std.ts";

const NULL = 0;

type Program = (memory: number[]) => void;

const programs: Readonly<Record<string, Program>> = {
  access(memory) {
    memory[0] = memory[memory[0]!]!;
  },
  increment(memory) {
    for (let i = 0; memory[i] !== NULL; i++) {
      assert(i < memory.length, "the array has no end");
      memory[i]! += 1;
    }
  },
  copy(memory) {
    const p = memory[0]!;
    for (let i = 1; i < p; i++) memory[p + i - 1] = memory[i]!;
  },
  reverse(memory) {
    const p = memory[0]!;
    for (let i = 1; i < p; i++) memory[p + i - 1] = memory[p - i]!;
  },
  swap(memory) {
    const [p, q] = memory as [number, number];
    [memory[p], memory[q]] = [memory[q]!, memory[p]!];
  },
  permutation(memory) {
    const a = memory[0]!;
    for (let i = 1; i < a; i++) memory[i] = memory[a + memory[i]!]!;
  },
  "list-k"(memory) {
    const [head, k, out] = memory as [number, number, number];
    let node = head;
    for (let hop = 0; hop < k; hop++) node = memory[node]!;
    memory[out] = memory[node + 1]!;
  },
  "list-search"(memory) {
    const [head, v, out] = memory as [number, number, number];
    let node = head;
    for (; memory[node + 1] !== v; node = memory[node]!) {
      assert(node !== NULL, "v is in the list");
    }
    memory[out] = node;
  },
  merge(memory) {
    let [a, b, o] = memory as [number, number, number];
    const guard = memory.length - 1, end = o;
    for (let i = 3; i < end - 2; i++) {
      const least = Math.min(memory[a]!, memory[b]!);
      assert(least < guard, "a guard is no element");
      if (least === memory[a]) a++;
      else b++;
      memory[o++] = least;
    }
  },
  "walk-bst"(memory) {
    const [root, out] = memory as [number, number];
    let node = root, step = 2;
    const child = () => memory[node + 1 + memory[step]!]!;
    for (; child() !== NULL; step++) {
      assert(step < memory.length, "the path has no end");
      node = child();
    }
    memory[out] = memory[node]!;
  },
};

/** What the memory holds when the algorithm has run. */
export function solve(name: string, memory: ArrayLike<number>): number[] {
  const own = Array.from(memory);
  programs[name]!(own);
  return own;
}
