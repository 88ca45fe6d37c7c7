import { csv, fileName } from "../../../../../bench/report/page/tables/csv.ts";
import { assertEquals } from "../../../../../std.ts";

Deno.test("csv() quotes what would end a field, and leaves nothing where there is no value", () => {
  assertEquals(
    csv({ heads: ["epoch", 'a "b", c'], rows: [[1, 0.5], ["two\nlines", null]] }),
    'epoch,"a ""b"", c"\r\n1,0.5\r\n"two\nlines",\r\n',
  );
});

Deno.test("csv() disarms words that a spreadsheet would compute, and leaves numbers alone", () => {
  assertEquals(
    csv({ heads: ["=cmd|a!A1", "+x"], rows: [[-0.5, "@y"]] }),
    "'=cmd|a!A1,'+x\r\n-0.5,'@y\r\n",
  );
});

Deno.test("fileName() says what is in the file in words that every file system takes", () => {
  assertEquals(
    fileName(["quick", "memn2n/babi-qa1", "Training loss"], "csv"),
    "quick-memn2n-babi-qa1-training-loss.csv",
  );
  assertEquals(fileName(["../..", undefined, "Größe: 5 %"], "png"), "größe-5.png");
});
