import { RandomStream, streamKey } from "../../../engine/base/mod.ts";
import { type SequenceRule, sequenceRules } from "../../../tasks/sequences/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { Scripted } from "./_scripted.ts";
import { solve } from "./_solve.ts";

const rules = sequenceRules.filter(({ operator }) => operator === null);

const random = new RandomStream(streamKey(1, "data"));

/** Input and answer as the digits that symbols stand for; `integers` are what is drawn, of 0 to 9. */
function draw(
  name: string,
  length: number,
  ...integers: number[]
): [input: string, wanted: string] {
  const rule = rules.find((rule) => rule.name === name)!, scripted = new Scripted(...integers);
  const { input, wanted } = rule.draw(length, 10, scripted);
  assertEquals(scripted.left, 0);
  const text = (symbols: Int32Array) => symbols.map((symbol) => symbol - 1).join(" ");
  return [text(input), text(wanted)];
}

Deno.test("each list by hand", () => {
  assertEquals(draw("incr", 4, 9, 9, 4, 0), ["9 9 4 0", "0 0 5 0"]);
  // Leading zeros stay, and a carry out of the last digit is lost.
  assertEquals(draw("incr", 3, 4, 0, 0), ["4 0 0", "5 0 0"]);
  assertEquals(draw("incr", 3, 9, 9, 9), ["9 9 9", "0 0 0"]);
  assertEquals(draw("id", 3, 4, 0, 7), ["4 0 7", "4 0 7"]);
  assertEquals(draw("rev", 4, 4, 0, 7, 7), ["4 0 7 7", "7 7 0 4"]);
  assertEquals(draw("rev2", 6, 1, 2, 3, 4, 5, 6), ["1 2 3 4 5 6", "5 6 3 4 1 2"]);
  assertEquals(draw("dup", 6, 4, 0, 7), ["4 0 7", "4 0 7 4 0 7"]);
  assertEquals(draw("sort", 5, 4, 0, 7, 4, 1), ["4 0 7 4 1", "0 1 4 4 7"]);
  // Values of the key 4 stay in order.
  assertEquals(draw("kvsort", 8, 4, 9, 8, 3, 4, 2, 0, 5), ["4 9 8 3 4 2 0 5", "0 5 4 9 4 2 8 3"]);
  // The third pair is asked for; the first has its key.
  assertEquals(draw("search", 7, 4, 9, 8, 3, 4, 2, 2), ["4 9 8 3 4 2 4", "9"]);
  assertEquals(draw("search", 7, 4, 9, 8, 3, 4, 2, 1), ["4 9 8 3 4 2 8", "3"]);
  assertEquals(draw("left", 3, 4, 0, 7), ["4 0 7", "4"]);
  assertEquals(draw("right", 3, 4, 0, 7), ["4 0 7", "7"]);
  assertEquals(draw("left-shift", 4, 4, 0, 7, 2), ["4 0 7 2", "2 4 0 7"]);
  assertEquals(draw("right-shift", 4, 4, 0, 7, 2), ["4 0 7 2", "0 7 2 4"]);
});

/** The lengths of a rule, shortest first, and one beyond training. */
function lengthsOf({ lengths: { from, step } }: SequenceRule): number[] {
  return [0, 1, 2, 3, 8, 400].map((i) => from + step * i);
}

for (const rule of rules) {
  const { name } = rule;

  Deno.test(`${name}: what is wanted is what the task makes of the input, of 2 symbols to 32`, () => {
    const stream = random.derive(name);
    for (const symbols of [2, 3, 10, 32]) {
      for (const length of lengthsOf(rule).flatMap((length) => Array<number>(20).fill(length))) {
        const { input, wanted } = rule.draw(length, symbols, stream);
        const names = [input, wanted].map((one) =>
          Array.from(one, (symbol) => {
            assert(symbol >= 1 && symbol <= symbols, `symbol ${symbol}`);
            return String(symbol - 1);
          })
        ) as [string[], string[]];
        assertEquals(names[1], solve(name, names[0], symbols), names[0].join(" "));
        assertEquals(Math.max(input.length, wanted.length), length);
      }
    }
  });
}

Deno.test("symbols of lists are all that there are, each as likely in every place", () => {
  for (const rule of rules) {
    const stream = random.derive("many"), count = 2000, symbols = 3;
    const length = rule.lengths.from + rule.lengths.step;
    // The last place of a search repeats a key.
    const places = rule.draw(length, symbols, stream).input.length - Number(rule.name === "search");
    const seen = new Map<string, number>();
    for (let i = 0; i < count; i++) {
      const { input } = rule.draw(length, symbols, stream);
      for (let place = 0; place < places; place++) {
        const what = `${place}: ${input[place]}`;
        seen.set(what, 1 + (seen.get(what) ?? 0));
      }
    }
    assertEquals(seen.size, places * symbols, rule.name);
    for (const [what, times] of seen) {
      const expected = count / symbols;
      assert(
        Math.abs(times - expected) < 4 * Math.sqrt(expected),
        `${rule.name}, ${what}: ${times}`,
      );
    }
  }
});

Deno.test("a search asks for any of its pairs, each as likely", () => {
  const { draw } = rules.find(({ name }) => name === "search")!, stream = random.derive("pairs");
  // Of 32 symbols the keys of three pairs are mostly different.
  const asked = new Map<number, number>();
  for (let i = 0; i < 3000; i++) {
    const { input } = draw(7, 32, stream), keys = [input[0], input[2], input[4]];
    if (new Set(keys).size < 3) continue;
    const place = keys.indexOf(input[6]);
    asked.set(place, 1 + (asked.get(place) ?? 0));
  }
  assertEquals([...asked.keys()].sort(), [0, 1, 2]);
  // 31/32 * 30/32 of them, 2725: 908 each.
  for (const times of asked.values()) assert(Math.abs(times - 908) < 4 * 30, `${times}`);
});
