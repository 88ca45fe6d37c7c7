/** The configuration with Cliffy, which is tried out only where JSR can be reached. */

import { assertEquals, assertMatch } from "../../../../std.ts";
import { readSource } from "../../../_module_graph.ts";

const [own, jsr] = ["deno.json", "deno.jsr.json"].map((file) => JSON.parse(readSource(file)));

Deno.test("deno.jsr.json is deno.json, but for Cliffy and what starts it", () => {
  const { "@cliffy/command": declarations, ...packages } = own.imports;
  const { "@cliffy/command": cliffy, ...others } = jsr.imports;
  assertEquals(others, packages);
  assertEquals(declarations, "./bench/cli/renderers/cliffy.d.ts");
  assertMatch(cliffy, /^jsr:@cliffy\/command@\d+\.\d+\.\d+$/);
  for (const key of ["unstable", "nodeModulesDir", "compilerOptions"]) {
    assertEquals(jsr[key], own[key], key);
  }
  assertEquals(
    jsr.tasks.bench.command.replace("--config deno.jsr.json ", "").replace("_cliffy", ""),
    own.tasks.bench.command,
  );
});

Deno.test("the declarations of Cliffy, the documentation and the configuration name one version", () => {
  const [, version] = /@([\d.]+)$/.exec(jsr.imports["@cliffy/command"])!;
  for (const file of ["bench/cli/renderers/cliffy.d.ts", "docs/contributing.md"]) {
    assertMatch(readSource(file), new RegExp(`Cliffy ${version!.replaceAll(".", "\\.")}\\b`), file);
  }
});

Deno.test("the workflow checks and tests the renderer over Cliffy itself", () => {
  const workflow = readSource(".github/workflows/ci.yml");
  for (
    const command of [
      "check --config deno.jsr.json bench/cli/launch_cliffy.ts",
      "test --config deno.jsr.json --no-prompt --allow-read test/bench/cli/renderers/contract_test.ts",
      "task --config deno.jsr.json bench list suites",
    ]
  ) {
    assertMatch(workflow, new RegExp(`run: npx -y deno@[\\d.]+ ${command}\\n`), command);
  }
});
