import { RandomStream, streamKey } from "../../../engine/base/mod.ts";
import { type SequenceRule, sequenceRules } from "../../../tasks/sequences/mod.ts";
import type { Sequence } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { Scripted } from "./_scripted.ts";
import { solve } from "./_solve.ts";

const random = new RandomStream(streamKey(1, "data"));

const rules = sequenceRules.filter(({ operator }) => operator !== null);

function named(name: string): SequenceRule {
  return rules.find((rule) => rule.name === name)!;
}

/** A sequence by digits, least significant first: those of the input with the operator, and those of the answer. */
function draw(name: string, ...integers: number[]) {
  const { base, operator, inWords, draw } = named(name);
  const sequence = draw(integers.length + 1, base!, new Scripted(...integers));
  const text = (symbols: Int32Array) =>
    Array.from(symbols, (symbol) => symbol === base! + 1 ? operator : symbol - 1).join(" ");
  return [text(sequence.input), text(sequence.wanted), inWords!(sequence, base!)];
}

Deno.test("sums and products by hand: digits, operator, and no zeros at the end of an answer", () => {
  assertEquals(draw("badd", 1, 1, 0, 1), ["1 1 + 0 1", "1 0 1", "3 + 2 = 5"]);
  // Leading zeros stay in the numbers.
  assertEquals(draw("badd", 1, 0, 0, 0, 1, 0), ["1 0 0 + 0 1 0", "1 1", "1 + 2 = 3"]);
  assertEquals(draw("badd", 0, 0, 0, 0), ["0 0 + 0 0", "0", "0 + 0 = 0"]);
  // 27 + 38 = 65 = 4 * 16 + 1, so 1 0 0 1 in base 4.
  assertEquals(draw("qadd", 3, 2, 1, 2, 1, 2), ["3 2 1 + 2 1 2", "1 0 0 1", "27 + 38 = 65"]);
  assertEquals(draw("add", 7, 9, 5, 0), ["7 9 + 5 0", "2 0 1", "97 + 5 = 102"]);
  assertEquals(draw("bmul", 1, 1, 1, 1, 1, 0), ["1 1 1 * 1 1 0", "1 0 1 0 1", "7 * 3 = 21"]);
  assertEquals(draw("bmul", 1, 1, 0, 0), ["1 1 * 0 0", "0", "3 * 0 = 0"]);
  assertEquals(draw("mul", 9, 9, 9, 9), ["9 9 * 9 9", "1 0 8 9", "99 * 99 = 9801"]);
});

/** By name, what a sequence is. */
function inText({ input, wanted }: Sequence, { base, operator }: SequenceRule) {
  const text = (symbol: number) => {
    assert(symbol >= 1 && symbol <= base! + 1, `symbol ${symbol}`);
    return symbol === base! + 1 ? operator! : String(symbol - 1);
  };
  return { input: Array.from(input, text), wanted: Array.from(wanted, text) };
}

for (const rule of rules) {
  const { name, base, draw } = rule;

  Deno.test(`${name}: what is wanted is what big integers give, up to 2,000 digits`, () => {
    const stream = random.derive(name);
    const lengths = [3, 5, 7, 13, 21, 41, 63, 65, 67, 101, 128 - 1, 201, 401];
    for (const length of [...lengths.flatMap((length) => Array(12).fill(length)), 4001]) {
      const { input, wanted } = inText(draw(length, base!, stream), rule);
      assertEquals(wanted, solve(name, input), input.join(""));
      assertEquals([input.length, input[(length - 1) / 2]], [length, rule.operator]);
      // The answer has a place below the input.
      assert(wanted.length <= length);
    }
  });

  Deno.test(`${name}: carries that go all the way are exact`, () => {
    for (const digits of [1, 2, 10, 53, 54, 2000]) {
      const largest = Array<number>(2 * digits).fill(base! - 1);
      const sequence = draw(2 * digits + 1, base!, new Scripted(...largest));
      const { input, wanted } = inText(sequence, rule);
      assertEquals(wanted, solve(name, input), `${digits} digits`);
    }
  });
}

Deno.test("digits are all that there are, each as likely, leading ones too", () => {
  for (const rule of rules) {
    const stream = random.derive("many"), base = rule.base!, count = 2000;
    // For each place, how often each digit was seen.
    const seen = new Map<string, number>();
    for (let i = 0; i < count; i++) {
      const { input } = rule.draw(5, base, stream);
      for (const place of [0, 1, 3, 4]) {
        const what = `${place}: ${input[place]}`;
        seen.set(what, 1 + (seen.get(what) ?? 0));
      }
    }
    assertEquals(seen.size, 4 * base, rule.name);
    for (const [what, times] of seen) {
      const expected = count / base;
      assert(
        Math.abs(times - expected) < 4 * Math.sqrt(expected),
        `${rule.name}, ${what}: ${times}`,
      );
    }
  }
});
