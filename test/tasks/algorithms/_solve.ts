/**
 * Each algorithm as a program that sees nothing but the memory: the oracle of the generators, which know the
 * array, list or tree that they wrote.
 */

const NULL = 0;

type Program = (memory: number[]) => void;

const programs: Readonly<Record<string, Program>> = {
  access(memory) {
    memory[0] = memory[memory[0]!]!;
  },
  increment(memory) {
    for (let i = 0; memory[i] !== NULL; i++) memory[i]! += 1;
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
};

/** What the memory holds when the algorithm has run. */
export function solve(name: string, memory: ArrayLike<number>): number[] {
  const own = Array.from(memory);
  programs[name]!(own);
  return own;
}
