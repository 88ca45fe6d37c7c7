import { choiceInWords, leavesOut } from "../../../../bench/report/page/choice.ts";
import { assertEquals } from "../../../../std.ts";

const all = ["a", "b", "c", "d", "e"];

Deno.test("leavesOut() is false of none chosen, and of all", () => {
  assertEquals(
    [[], ["a"], all, ["gone"]].map((chosen) => leavesOut(new Set(chosen), all)),
    [false, true, false, true],
  );
});

Deno.test("choiceInWords() names up to three in their order, and counts more", () => {
  const words = (chosen: readonly string[], of = all) =>
    choiceInWords(new Set(chosen), of, "workload");
  assertEquals(words([]), "all 5 workloads");
  assertEquals(words(all), "all 5 workloads");
  assertEquals(words(["b"]), "b (1 of 5 workloads)");
  assertEquals(words(["c", "a"]), "a and c (2 of 5 workloads)");
  assertEquals(words(["c", "a", "b"]), "a, b and c (3 of 5 workloads)");
  assertEquals(words(["d", "c", "a", "b"]), "4 of 5 workloads");
  // Nothing to choose from.
  assertEquals([words([], ["a"]), words(["a"], ["a"]), words([], [])], ["", "", ""]);
});
