import { canDraw, drawnAtFirst } from "../../../bench/report/can_draw.ts";
import { assertEquals } from "../../../std.ts";
import { makeResultFile } from "../_result_file.ts";

/** A result of variants, each with what it is compared with. */
function variants(references: readonly (string | null)[]) {
  const names = references.map((_, i) => `v${i}`);
  return {
    ...makeResultFile([]),
    variants: names.map((name, i) => ({ name, title: "", reference: references[i]! })),
  };
}

Deno.test("drawnAtFirst() is all variants as long as there is a colour for each", () => {
  const six = variants([null, ...Array(5).fill("v0")]);
  assertEquals([canDraw(six), drawnAtFirst(six)], [true, ["v0", "v1", "v2", "v3", "v4", "v5"]]);
});

Deno.test("drawnAtFirst() has the references of many variants, and evenly of the others", () => {
  const many = variants(Array.from({ length: 13 }, (_, i) => i === 6 ? null : "v6"));
  // Twelve others in five places: the first, the last and 2.75 apart.
  assertEquals([canDraw(many), drawnAtFirst(many)], [false, ["v0", "v3", "v6", "v7", "v9", "v12"]]);
  const alone = variants(Array(8).fill(null));
  assertEquals(drawnAtFirst(alone), ["v0", "v1", "v3", "v4", "v6", "v7"]);
});

Deno.test("drawnAtFirst() leaves room for others where there are many references", () => {
  const paired = variants(Array.from({ length: 10 }, (_, i) => i < 5 ? null : `v${i - 5}`));
  assertEquals(drawnAtFirst(paired), ["v0", "v1", "v2", "v5", "v7", "v9"]);
});
