import { safeName, safePath } from "../../../../../bench/results/export/dashboards/safe_name.ts";
import { assert, assertEquals, assertMatch } from "../../../../../std.ts";
import { curvesResult } from "./_curves_result.ts";
import { dashboardFormats } from "../../../../../bench/results/export/mod.ts";

const HOSTILE = [
  ...[
    "..",
    ".",
    "",
    " ",
    "/",
    "../../etc",
    "a/b",
    "a\\b",
    "C:",
    "con",
    "NUL.txt",
    "a.",
    "a ",
    ".a",
  ],
  ...["a\n", "a\u0000", "é", "a - b", "x".repeat(300), "-rf", "~", "%2e%2e", "\u202ea"],
];

Deno.test("names stay as they are where every file system takes them", () => {
  for (const name of ["babi-qa1", "plain", "a.b", "hard answers", "1", "console"]) {
    assertEquals(safeName(name), name);
  }
  assertEquals(safeName("access, length 16"), "access - length 16");
  assertEquals(safePath("memn2n/babi-qa1"), "memn2n/babi-qa1");
  assertEquals(safePath("../x").split("/").length, 2);
});

Deno.test("a hostile name becomes one that leads nowhere, and no two become one", () => {
  for (const name of HOSTILE) {
    assertMatch(safeName(name), /^[\w\-][\w.\- ]*[\w\-]$/, JSON.stringify(name));
    assert(safeName(name).length < 100);
    assert(safeName(name) !== name);
  }
  const all = [...HOSTILE, "a, b", "a_b", "a"];
  assertEquals(new Set(all.map(safeName)).size, all.length);
});

Deno.test("no file of an export leads out of its folder, whatever the result calls things", () => {
  for (const name of HOSTILE) {
    const result = curvesResult((trial) => ({
      ...trial,
      workload: name,
      variant: name,
      spec: { ...trial.spec, model: { name, options: { [name]: 1 } } },
      metrics: trial.metrics &&
        { ...trial.metrics, testErrorByTask: { [name]: trial.metrics.testError } },
    }));
    const renamed = {
      ...result,
      suite: { ...result.suite, name },
      workloads: result.workloads.map((workload) => ({ ...workload, name })),
      variants: [{ ...result.variants[0]!, name }],
    };
    for (const { folderOf, files } of Object.values(dashboardFormats)) {
      const paths = [...files(renamed)].map(({ path }) => path);
      assertEquals(new Set(paths).size, paths.length);
      for (const path of [folderOf(renamed), ...paths].filter((path) => path !== "")) {
        for (const part of path.split("/")) {
          assertMatch(part, /^[\w\-][\w.\- ]*$/, JSON.stringify(name));
        }
      }
    }
  }
});
