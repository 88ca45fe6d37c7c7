import { addDigits, drawDigits, numberOf } from "./digits.ts";
import { digitsOf, type SequenceRule, symbolsOf } from "./sequence_rule.ts";

type Lengths = SequenceRule["lengths"];

const every: Lengths = { from: 3, step: 1 };
const even: Lengths = { from: 4, step: 2 };
const odd: Lengths = { from: 3, step: 2 };

/** A sequence of any symbols, each as likely as any other, and what it becomes. */
function list(
  name: string,
  title: string,
  answer: (symbols: number[]) => number[],
  lengths = every,
): SequenceRule {
  return {
    ...{ name, title, lengths, base: null, operator: null, inWords: null },
    draw(length, base, random) {
      const symbols = symbolsOf(drawDigits(length, base, random));
      return { input: Int32Array.from(symbols), wanted: Int32Array.from(answer(symbols)) };
    },
  };
}

/**
 * A number and 1. Of a number of the largest digits alone the carry is lost, as in the authors' code: all
 * digits become 0.
 */
const incr: SequenceRule = {
  ...{ name: "incr", title: "adding 1 to a number", lengths: every, base: null, operator: null },
  draw(length, base, random) {
    const digits = drawDigits(length, base, random), sum = addDigits(digits, [1], base);
    return {
      input: Int32Array.from(symbolsOf(digits)),
      wanted: Int32Array.from(symbolsOf(digits.map((_, i) => sum[i] ?? 0))),
    };
  },
  inWords({ input, wanted }, base) {
    const [a, answer] = [input, wanted].map((symbols) => numberOf(digitsOf(symbols), base));
    const whole = `${a} + 1 = ${answer}`;
    return answer === 0n ? `${whole} (mod ${BigInt(base) ** BigInt(input.length)})` : whole;
  },
};

/** The first half is the input, and its places below the second half of the answer are padding. */
const dup: SequenceRule = {
  ...{ name: "dup", title: "writing a sequence twice", lengths: even },
  ...{ base: null, operator: null, inWords: null },
  draw(length, base, random) {
    const symbols = symbolsOf(drawDigits(length / 2, base, random));
    return { input: Int32Array.from(symbols), wanted: Int32Array.of(...symbols, ...symbols) };
  },
};

/**
 * Pairs of a key and a value, and the key of one of them: the value of the first pair with that key.
 *
 * *The authors' code does*: it draws any key, wants padding where no pair has it, which is not scored, and by a
 * slip of precedence draws twice as many pairs as fit the length. *We do*: the key is that of one of the pairs,
 * each as likely. *Why*: every sequence then asks for a symbol.
 */
const search: SequenceRule = {
  ...{ name: "search", title: "finding the value of a key", lengths: odd },
  ...{ base: null, operator: null, inWords: null },
  draw(length, base, random) {
    const pairs = pairsOf(symbolsOf(drawDigits(length - 1, base, random)));
    const [asked] = random.pick(pairs), [, value] = pairs.find(([key]) => key === asked)!;
    return { input: Int32Array.of(...pairs.flat(), asked), wanted: Int32Array.of(value) };
  },
};

/** Symbols two by two. */
function pairsOf(symbols: readonly number[]): [number, number][] {
  return Array.from(
    { length: symbols.length / 2 },
    (_, i): [number, number] => [symbols[2 * i]!, symbols[2 * i + 1]!],
  );
}

/** Lists, as Kaiser and Sutskever's code names what is asked of them. */
export const listRules: readonly SequenceRule[] = [
  incr,
  list("id", "copying a sequence", (symbols) => symbols),
  list("rev", "reversing a sequence", (symbols) => symbols.toReversed()),
  list(
    "rev2",
    "reversing a sequence of pairs",
    (symbols) => pairsOf(symbols).reverse().flat(),
    even,
  ),
  dup,
  list("sort", "sorting a sequence", (symbols) => symbols.toSorted((a, b) => a - b)),
  // Sorting is stable: values of equal keys stay in order.
  list(
    "kvsort",
    "sorting pairs by their first symbols",
    (symbols) => pairsOf(symbols).sort(([a], [b]) => a - b).flat(),
    even,
  ),
  search,
  list("left", "the first symbol", (symbols) => symbols.slice(0, 1)),
  list("right", "the last symbol", (symbols) => symbols.slice(-1)),
  list("left-shift", "the left neighbour of each symbol", (symbols) => [
    ...symbols.slice(-1),
    ...symbols.slice(0, -1),
  ]),
  // The authors' code reads past the end; here the last symbol's neighbour is the first.
  list("right-shift", "the right neighbour of each symbol", (symbols) => [
    ...symbols.slice(1),
    ...symbols.slice(0, 1),
  ]),
];
