/**
 * Each task as a program that sees nothing but the names of the input's symbols, without the code of the
 * generators. Operands are read and written as text, most significant digit first, and computed as big integers.
 */

type Program = (input: readonly string[], symbols: number) => string[];

/** The number that digits in text stand for, the most significant first. */
function read(text: string, base: number): bigint {
  switch (base) {
    case 2:
      return BigInt(`0b${text}`);
    case 10:
      return BigInt(text);
    default: {
      let number = 0n;
      for (const digit of text) number = number * BigInt(base) + BigInt(digit);
      return number;
    }
  }
}

function arithmetic(base: number, compute: (a: bigint, b: bigint) => bigint): Program {
  return (input) => {
    const [a = "", b = ""] = input.toReversed().join("").split(/[+*]/);
    return [...compute(read(a, base), read(b, base)).toString(base)].toReversed();
  };
}

/** The names of symbols, in order. */
function range(symbols: number): string[] {
  return Array.from({ length: symbols }, (_, i) => String(i));
}

const sum = (a: bigint, b: bigint) => a + b, product = (a: bigint, b: bigint) => a * b;

const programs: Readonly<Record<string, Program>> = {
  badd: arithmetic(2, sum),
  qadd: arithmetic(4, sum),
  add: arithmetic(10, sum),
  bmul: arithmetic(2, product),
  mul: arithmetic(10, product),
  incr(input, symbols) {
    const most = symbols - 1, answer: string[] = [];
    let full = 0;
    while (full < input.length && Number(input[full]) === most) full++;
    for (const [i, digit] of input.entries()) {
      answer.push(i < full ? "0" : i === full ? String(Number(digit) + 1) : digit);
    }
    return answer;
  },
  id: (input) => [...input],
  rev: (input) => input.map((_, i) => input[input.length - 1 - i]!),
  rev2: (input) => input.map((_, i) => input[input.length - 2 - 2 * (i >> 1) + i % 2]!),
  dup: (input) => [...input, ...input],
  // By counting.
  sort: (input, symbols) => range(symbols).flatMap((name) => input.filter((one) => one === name)),
  kvsort: (input, symbols) =>
    range(symbols).flatMap((name) =>
      input.flatMap((key, i) => i % 2 === 0 && key === name ? [key, input[i + 1]!] : [])
    ),
  search(input) {
    const key = input.at(-1);
    for (let i = 0; i < input.length - 1; i += 2) {
      if (input[i] === key) return [input[i + 1]!];
    }
    return [];
  },
  left: ([first]) => [first!],
  right: (input) => [input[input.length - 1]!],
  "left-shift": (input) => input.map((_, i) => input[i === 0 ? input.length - 1 : i - 1]!),
  "right-shift": (input) => input.map((_, i) => input[(i + 1) % input.length]!),
};

/**
 * The names of the answer's symbols.
 *
 * @param symbols How many different ones a list has.
 */
export function solve(name: string, input: readonly string[], symbols = 2): string[] {
  return programs[name]!(input, symbols);
}
