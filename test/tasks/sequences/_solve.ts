/**
 * Each task as a program that sees nothing but the names of the input's symbols, without the code of the
 * generators: numbers are read and written as text, most significant digit first, and computed as big integers.
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

const sum = (a: bigint, b: bigint) => a + b, product = (a: bigint, b: bigint) => a * b;

const programs: Readonly<Record<string, Program>> = {
  badd: arithmetic(2, sum),
  qadd: arithmetic(4, sum),
  add: arithmetic(10, sum),
  bmul: arithmetic(2, product),
  mul: arithmetic(10, product),
};

/** The names of the answer's symbols. */
export function solve(name: string, input: readonly string[], symbols = 2): string[] {
  return programs[name]!(input, symbols);
}
