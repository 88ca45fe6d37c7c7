import { reproduction } from "../../../../bench/report/sections/mod.ts";
import { assertEquals, assertStringIncludes } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { drawSection } from "../_section.ts";

Deno.test("reproduction() has the command of a trial with the settings of the run", () => {
  const result = makeResultFile([{ variant: "plain", seed: 7, test: 3 }]);
  const options = ["--seeds", "7-9", "--data", "babi=data", "--epochs", "2"];
  const command = ["deno", "task", "bench", "run", "my tiny.json", ...options];
  const { html, page: { trials, tables } } = drawSection(reproduction, { ...result, command })!;
  const { id, digest } = result.trials[0]!;
  assertEquals(trials, {
    settings: "deno task bench run 'my tiny.json' --data babi=data --epochs 2",
    table: "all-trials",
  });
  assertStringIncludes(
    html,
    "deno task bench run &#39;my tiny.json&#39; --data babi=data --epochs 2 " +
      `--workload memn2n/babi-qa1 --variant plain --seeds 7-7 --fresh --out results/${id}</pre>`,
  );
  // The page's script writes the others by the first six columns.
  const [{ columns }] = tables as [typeof tables[0]];
  assertEquals(
    columns.slice(0, 6).map(({ title, values, names }) => [title, names?.[0] ?? values[0]]),
    [
      ["Trial", id],
      ["Workload", "memn2n/babi-qa1"],
      ["Variant", "plain"],
      ["Seed", 7],
      ["Status", "solved"],
      ["Digest", digest.slice(0, 16)],
    ],
  );
});

Deno.test("reproduction() has the run's command alone where no trial has ended", () => {
  const { html, page } = drawSection(reproduction, makeResultFile([]))!;
  assertStringIncludes(html, "deno task bench run tiny</pre>");
  assertEquals(page.tables, []);
});
