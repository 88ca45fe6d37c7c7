import { numberWords } from "../../../../bench/run/merge/number_words.ts";
import { assertEquals } from "../../../../std.ts";

Deno.test("numberWords() joins numbers that follow each other, and shortens long lists", () => {
  const rows: [number[], string][] = [
    [[], ""],
    [[3], "3"],
    [[3, 4], "3 and 4"],
    [[3, 7, 12, 13, 14], "3, 7 and 12 to 14"],
    [[1, 2, 3, 63, 64], "1 to 3, 63 and 64"],
    [Array.from({ length: 1000 }, (_, i) => i + 1), "1 to 1000"],
    [Array.from({ length: 10 }, (_, i) => 2 * i + 1), "1, 3, 5, 7, 9, 11, 13, 15, 17 and 19"],
    [
      [...Array.from({ length: 10 }, (_, i) => 2 * i + 1), 21, 22, 23, 30],
      "1, 3, 5, 7, 9, 11, 13, 15, 17, 19 and 4 more",
    ],
  ];
  for (const [numbers, words] of rows) assertEquals(numberWords(numbers), words);
});
