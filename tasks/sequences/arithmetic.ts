import { addDigits, drawDigits, multiplyDigits, numberOf } from "./digits.ts";
import { digitsOf, type SequenceRule, symbolsOf } from "./sequence_rule.ts";

/**
 * Two numbers of equally many digits, the least significant first, with an operator between them: their sum or
 * product. Numbers may have leading zeros; answers have none.
 */
function arithmetic(
  name: string,
  title: string,
  base: number,
  operator: "+" | "*",
): SequenceRule {
  const compute = operator === "+" ? addDigits : multiplyDigits;
  return {
    ...{ name, title, lengths: { from: 3, step: 2 }, base, operator },
    draw(length, base, random) {
      const each = (length - 1) / 2;
      const a = drawDigits(each, base, random), b = drawDigits(each, base, random);
      return {
        input: Int32Array.of(...symbolsOf(a), base + 1, ...symbolsOf(b)),
        wanted: Int32Array.from(symbolsOf(compute(a, b, base))),
      };
    },
    inWords({ input, wanted }, base) {
      const middle = (input.length - 1) / 2;
      const [a, b, answer] = [input.slice(0, middle), input.slice(middle + 1), wanted].map((
        symbols,
      ) => numberOf(digitsOf(symbols), base));
      return `${a} ${operator} ${b} = ${answer}`;
    },
  };
}

/** Sums and products, as Kaiser and Sutskever's code names them: `b` is of base 2, `q` of base 4. */
export const arithmeticRules: readonly SequenceRule[] = [
  arithmetic("badd", "adding two binary numbers", 2, "+"),
  arithmetic("qadd", "adding two numbers of base 4", 4, "+"),
  arithmetic("add", "adding two decimal numbers", 10, "+"),
  arithmetic("bmul", "multiplying two binary numbers", 2, "*"),
  arithmetic("mul", "multiplying two decimal numbers", 10, "*"),
];
