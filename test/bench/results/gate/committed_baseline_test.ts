import { baselineText, readBaseline } from "../../../../bench/results/gate/mod.ts";
import { planSuite, probeBackend } from "../../../../bench/run/mod.ts";
import { suites } from "../../../../bench/suites/mod.ts";
import { readSource } from "../../../_module_graph.ts";
import { assertEquals } from "../../../../std.ts";

const path = new URL("../../../../bench/baselines/ci.json", import.meta.url).pathname;

Deno.test("the committed baseline is of the suite ci as it is, and as --update writes it", async () => {
  const baseline = await readBaseline(path, "ci.json");
  assertEquals(baselineText(baseline), readSource("bench/baselines/ci.json"));
  const { numerics } = await probeBackend("wasm");
  const { suite, trials } = await planSuite(suites.ci!, { numerics });
  assertEquals(baseline.suite, { name: suite.name, version: suite.version });
  assertEquals(baseline.trials.map(({ id }) => id), trials.map(({ id }) => id));
});
