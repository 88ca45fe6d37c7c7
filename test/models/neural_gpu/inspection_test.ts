import type { InspectedTrial, PicturesDetail } from "../../../models/mod.ts";
import { type ImageInspection, mentalImages, packNumbers } from "../../../models/neural_gpu/mod.ts";
import type { SequenceData } from "../../../tasks/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { adder, dataOf, sumOf } from "./_hand_adder.ts";

function choose(dataset: SequenceData, model = adder()): ImageInspection[] {
  return mentalImages.choose(model, dataset, []);
}

function picturesOf(inspection: ImageInspection): PicturesDetail {
  const [detail, ...others] = mentalImages.details(inspection, {} as InspectedTrial);
  assertEquals(others, []);
  assert(detail!.kind === "pictures");
  return detail;
}

function replyText({ reply }: PicturesDetail): string {
  return [reply].flat().map((one) =>
    typeof one === "string" ? one : (one as { strong: string }).strong
  )
    .join("");
}

Deno.test("packNumbers() writes a digit for each number from -1 to 1", () => {
  assertEquals(packNumbers([-1, -30 / 31, 0, 1 / 31, 0.5, 1]), "ABfgv-");
  // 0.5 / 31 rounds to a step, less to none.
  assertEquals(packNumbers([0.51 / 31, 0.49 / 31, -0.49 / 31]), "gff");
  assertEquals(packNumbers([-1.0001, 1.0001, 7, NaN]), "A--f");
});

Deno.test("an inspection has each map as a picture, row by row, before the first step and after each", () => {
  const [one] = choose(dataOf([[sumOf("1", "1")]]));
  assertEquals(mentalImages.schema.parse(one), one);
  assertEquals([one!.maps, one!.rows, one!.moments.length], [3, 2, 4]);
  assertEquals([one!.input, one!.wanted], [["1", "+", "1"], ["0", "1", ""]]);
  const [first, second] = one!.moments;
  // sin(1 + 2 map + 3 symbol) in the first row of each map, symbols 2, 3, 2; the second row is 0.
  const start = [0, 1, 2].flatMap((map) => [
    ...[2, 3, 2].map((symbol) => Math.sin(1 + 2 * map + 3 * symbol)),
    ...[0, 0, 0],
  ]);
  assertEquals(first!.image, packNumbers(start));
  // After a step: sin((map + 1) (position + row - 1) + map), the third map weaker.
  const next = [0, 1, 2].flatMap((map) =>
    [0, 1].flatMap((row) =>
      [0, 1, 2].map((position) =>
        Math.sin((map + 1) * (position + row - 1) + map) * (map === 2 ? 0.4 : 1)
      )
    )
  );
  assertEquals(second!.image, packNumbers(next));
});

Deno.test("choose() takes a short sequence, the longest, one beyond and a wrong one, the same every time", () => {
  const trained = ["1", "111110", "101", "1110", "011", "0111111", "1111111"]
    .map((digits) => sumOf(digits, "1".padEnd(digits.length, "0")));
  const further = [sumOf("11111111", "00000000", "badd, length 17")];
  const farther = [sumOf("111111111", "000000000", "badd, length 19")];
  const dataset = dataOf([trained, farther, further]);
  const chosen = (model = adder()) => choose(dataset, model).map(({ words }) => words);
  // Of 7 symbols the first; of the longest the first; and the shortest beyond.
  assertEquals(chosen(), ["5 + 1 = 6", "126 + 1 = 127", "255 + 0 = 255"]);
  assertEquals(chosen(), chosen());
  // 31 + 1 needs a carry that comes five positions far, 127 + 1 seven; the shorter is wrong first.
  assertEquals(chosen(adder(4))[3], "31 + 1 = 32");
  assertEquals(chosen(adder(6))[3], "127 + 1 = 128");
  // Parts have more sequences than are looked at.
  const many = dataOf([Array.from({ length: 100 }, () => sumOf("10", "01")), further]);
  assertEquals(choose(many).map(({ part }) => part), ["badd", "badd, length 17"]);
  // 5 + 1 needs one of a position: what is shown anyway is wrong.
  assertEquals(chosen(adder(0)).length, 3);
});

Deno.test("choose() leaves out sequences whose images are too many numbers", () => {
  // (n + 1) n w m is 62,400 of 25 symbols at w 4, m 24, and 72,576 of 27.
  const digits = (k: number) => "1".repeat(k), size = { maps: 24, height: 4 };
  const [fits, long] = [sumOf(digits(12), digits(12)), sumOf(digits(13), digits(13))];
  const further = sumOf(digits(14), digits(14), "badd, length 29");
  const chosen = choose(dataOf([[long, fits], [further]]), adder(Infinity, size));
  assertEquals(chosen.map(({ input }) => input.length), [25]);
  assertEquals(choose(dataOf([[long]]), adder(9, size)), []);
});

Deno.test("answers are marked, and say which positions a step made right", () => {
  // 15 + 1 = 16: a carry into each position.
  const pictures = picturesOf(choose(dataOf([[sumOf("1111", "1000")]]))[0]!);
  assertEquals(pictures.question, "badd, 9 symbols: 15 + 1 = 16");
  const further = choose(dataOf([[sumOf("1", "1")], [sumOf("01", "11", "badd, length 5")]]))[1]!;
  assertEquals(picturesOf(further).question, "badd, length 5: 2 + 3 = 5");
  assertEquals(replyText(pictures), "All 5 symbols are right from step 4 on.");
  assertEquals(pictures.right, true);
  const { moments } = pictures;
  // Without a carry the digits of the sum are 0 1 1 1.
  assertEquals(moments[0]!.answers, ["0", "1", "1", "1", "", "", "", "", ""]);
  assertEquals(moments[0]!.marks, [true, false, false, false, false, null, null, null, null]);
  assertEquals(moments.map(({ words }) => words).slice(0, 6), [
    "1 of 5 symbols is right.",
    "2 of 5 symbols are right. Newly right: position 2.",
    "3 of 5 symbols are right. Newly right: position 3.",
    "4 of 5 symbols are right. Newly right: position 4.",
    "5 of 5 symbols are right. Newly right: position 5.",
    "5 of 5 symbols are right.",
  ]);
});

/** Of one position each moment, what is answered where "a" is wanted. */
function pictures(...answers: readonly string[]): PicturesDetail {
  const wanted = [...answers[0]!].map((_, i) => i === 5 ? "" : "a");
  return picturesOf({
    ...{ kind: "image", part: "rev", words: null, input: wanted, wanted, maps: 1, rows: 1 },
    moments: answers.map((answer) => ({ answer: [...answer], image: "f".repeat(answer.length) })),
  });
}

Deno.test("a step also says what it spoils, neighbours as a range", () => {
  const { moments, question } = pictures("aabbbba", "bbaabaa", "bbaaaaa");
  assertEquals(question, "rev, 7 symbols");
  assertEquals(moments.map(({ words }) => words), [
    "3 of 6 symbols are right.",
    "3 of 6 symbols are right. Newly right: positions 3, 4. No longer right: positions 1, 2.",
    "4 of 6 symbols are right. Newly right: position 5.",
  ]);
  const wide = pictures("bbbaaba", "aaabbba").moments[1]!.words;
  assertEquals(
    wide,
    "4 of 6 symbols are right. Newly right: positions 1 to 3. No longer right: positions 4, 5.",
  );
});

Deno.test("the reply says how much is wrong, and since when all is right", () => {
  const reply = (...answers: readonly string[]) => replyText(pictures(...answers));
  assertEquals(reply("bbb", "baa"), "1 of 3 symbols is wrong.");
  assertEquals(
    reply("abb", "aaa", "bba"),
    "2 of 3 symbols are wrong; after step 1 all were right.",
  );
  assertEquals(reply("aaa", "aaa"), "All 3 symbols are right from the beginning.");
  assertEquals(
    reply("aaa", "aba", "aaa"),
    "All 3 symbols are right after the last step, and not before.",
  );
  assertEquals(reply("b", "a", "a"), "The symbol is right from step 1 on.");
  assertEquals([pictures("b", "a").right, pictures("a", "b").right], [true, false]);
});
