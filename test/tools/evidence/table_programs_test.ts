import { planSuite } from "../../../bench/run/mod.ts";
import { suites } from "../../../bench/suites/mod.ts";
import { readPrograms } from "../../../tools/evidence/table_programs.ts";
import { assert, assertEquals } from "../../../std.ts";

Deno.test("programs read off a network that was trained briefly answer as it does", async () => {
  const suite = suites["tables-quick"]!;
  const { trials: [trial] } = await planSuite({
    ...suite,
    data: { seed: 1, train: 5000, test: 10 },
    modelOptions: { "neural-programmer": { embeddingSize: 32 } },
    overrides: {},
  }, { variants: ["plain"], seeds: [1], level: 1, epochs: 3 });
  assertEquals(trial!.spec.model.options.objective, "found");
  const all = await readPrograms(trial!.spec, { seed: 7, questions: 90 });
  const sum = (of: "questions" | "agree" | "right" | "shortest") =>
    all.reduce((total, one) => total + one[of], 0);
  // An aggregate of all rows or of those of one comparison: three times three.
  assertEquals([all.length, sum("questions")], [9, 90]);
  assertEquals(sum("agree"), 90);
  // Both kinds of answers: otherwise nothing would be compared.
  assert(sum("right") > 30, `${sum("right")}`);
  assert(sum("shortest") > 20 && sum("shortest") <= sum("right"), `${sum("shortest")}`);
  const { words } = all.find(({ template }) => template === "print")!;
  assertEquals(words, "print A");
});
