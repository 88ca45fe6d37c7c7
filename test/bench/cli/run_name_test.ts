import { comparisonName, type RunFilter, runName } from "../../../bench/cli/run_name.ts";
import { planSuite } from "../../../bench/run/mod.ts";
import { type Suite, suites, workloads } from "../../../bench/suites/mod.ts";
import { assert, assertEquals, assertMatch, assertNotEquals } from "../../../std.ts";
import { storyText, withFolder, writeFiles } from "../_folder.ts";

const tiny: Suite = {
  ...suites.quick!,
  name: "tiny",
  workloads: ["memn2n/babi-qa1"],
  seeds: [1, 2],
  data: { seed: 1, train: 60, test: 20 },
};

async function nameOf(filter: RunFilter, suite: Suite = tiny): Promise<string> {
  const { workload, variant, backend, ...others } = filter;
  const plan = await planSuite(suite, {
    ...others,
    workloads: workload,
    variants: variant,
    backend: backend as "cpu" | undefined,
  });
  return runName(suite, plan, filter);
}

Deno.test("runName() is the suite's name, and each option that chooses or changes trials", async () => {
  assertEquals(await nameOf({}), "tiny");
  assertEquals(await nameOf({ seeds: [1, 2, 3] }), "tiny@seeds-3");
  assertEquals(await nameOf({ seeds: [3] }), "tiny@seeds-3-3");
  assertEquals(await nameOf({ seeds: [13, 11, 12] }), "tiny@seeds-11-13");
  assertEquals(await nameOf({ seeds: [7, 1, 2] }), "tiny@seeds-1-2,7");
  assertEquals(await nameOf({ variant: ["noisy"] }), "tiny@variant-noisy");
  assertEquals(await nameOf({ epochs: 3 }), "tiny@epochs-3");
  assertEquals(await nameOf({ fraction: 0.5 }), "tiny@fraction-0.5");
  assertEquals(await nameOf({ backend: "cpu" }), "tiny@backend-cpu");
  assertEquals(await nameOf({ shard: { number: 2, of: 2 } }), "tiny@shard-2-2");
  const two = { ...tiny, workloads: ["memn2n/babi-qa1", "memn2n/babi-qa2"] };
  assertEquals(await nameOf({ workload: ["*qa2"] }, two), "tiny@workload-memn2n-babi-qa2");
  assertEquals(
    await nameOf({ workload: ["*qa2"], variant: ["plain"], seeds: [5, 6], epochs: 1 }, two),
    "tiny@workload-memn2n-babi-qa2@variant-plain@seeds-5-6@epochs-1",
  );
  const tables = { ...tiny, workloads: ["neural-programmer/tables-1"] };
  assertEquals(await nameOf({ level: 2 }, tables), "tiny@level-2");
});

Deno.test("runName() does not mention an option that changes nothing", async () => {
  assertEquals(
    await nameOf({
      workload: ["*"],
      variant: ["plain", "noisy"],
      seeds: [2, 1],
      fraction: 1,
      backend: "wasm",
    }),
    "tiny",
  );
});

Deno.test("runName() tells data apart by what they are, not by where they lie", async () => {
  await withFolder(async (folder) => {
    const files = { "qa1_x_train.txt": storyText(60), "qa1_x_test.txt": storyText(20) };
    const other = { ...files, "qa1_x_test.txt": storyText(20).replace("Mary", "John") };
    await writeFiles(`${folder}/one`, files);
    await writeFiles(`${folder}/two`, files);
    await writeFiles(`${folder}/three`, other);
    const [one, two, three] = await Promise.all(
      ["one", "two", "three"].map((name) =>
        nameOf({ data: new Map([["babi", `${folder}/${name}`]]) })
      ),
    );
    assertMatch(one!, /^tiny@data-babi-[0-9a-f]{8}$/);
    assertEquals(two, one);
    assertNotEquals(three, one);
  });
});

Deno.test("runName() says that data were given, whatever they give", async () => {
  const plan = await planSuite(tiny);
  const filter = { data: new Map([["babi", "/data"]]) };
  const all = runName(tiny, plan, filter);
  assertMatch(all, /^tiny@data-babi-[0-9a-f]{8}$/);
  const leftOut = ["memn2n/babi-qa2"];
  assertNotEquals(runName(tiny, { ...plan, leftOut }, filter), all);
});

Deno.test("runName() tells a user's suite from the one that is built in under its name", async () => {
  const quick = suites.quick!, workload = ["memn2n/babi-qa1"], filter = { workload };
  assertEquals(await nameOf(filter, quick), "quick@workload-memn2n-babi-qa1");
  assertEquals(await nameOf(filter, { ...quick }), "quick@file@workload-memn2n-babi-qa1");
});

/** What Windows, macOS and Linux take, and no shell or command takes for something else. */
const SAFE = /^[a-zA-Z0-9_][a-zA-Z0-9._+@,-]*$/;

Deno.test("runName() is safe as the name of a folder on every system, and differs where names do", async () => {
  const plan = await planSuite(tiny);
  const foreign = [
    ...[
      "..",
      ".",
      "../../etc",
      "/etc",
      "C:\\x",
      "a/b",
      "a\\b",
      ".hidden",
      "-rf",
      "a b",
      "a.",
      "a...",
    ],
    ...["con", "NUL", "com1", "lpt9.txt", "aux.a.b", "latest", "Latest", "fresh", "trials.sqlite"],
    ...[
      "trials.sqlite-wal",
      "result.json",
      "report.html",
      "Tiny",
      "TINY",
      "tiny",
      "\u001b[2J",
      "a\0b",
    ],
    ...[
      "a\nb",
      "ä",
      "a\u0308",
      "\u202eabc",
      "x".repeat(300),
      `${"x".repeat(299)}y`,
      "a:b",
      "a*b",
      "a?",
    ],
    ...["", "a@b", "a,b", "con.", "%TEMP%", "$HOME", "~"],
  ];
  const names = foreign.map((name) => runName({ ...tiny, name }, plan, {}));
  for (const [i, name] of names.entries()) {
    assertMatch(name, SAFE);
    assert(name.length <= 120 && !name.endsWith("."), name);
    assert(!/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name), name);
    assert(!/^(latest|fresh|result\.json|report\.html|trials\.sqlite.*)$/i.test(name), name);
    if (foreign[i] !== "tiny") assert(name !== "tiny");
  }
  const folded = names.map((name) => name.toLowerCase());
  assertEquals(new Set(folded).size, foreign.length);
  // Names as they usually are stay as they are.
  for (const name of ["my-suite", "a.b+c_d", "2nd", "console", "latest2"]) {
    assertEquals(runName({ ...tiny, name }, plan, {}), name);
  }
});

Deno.test("runName() stays short, and differs still", async () => {
  const plan = await planSuite(tiny);
  const long = (last: number) => {
    const seeds = [...Array(100).keys()].map((i) => 2 * i + 1);
    const suite = { ...tiny, name: "x".repeat(59) }, variants = plan.variants.slice(0, 1);
    return runName(suite, { ...plan, variants, seeds: [...seeds, last] }, { fraction: 0.01 });
  };
  assert(long(999).length <= 120, long(999));
  assertNotEquals(long(999), long(997));
});

Deno.test("names of workloads are still different with hyphens for slashes", () => {
  const names = Object.keys(workloads).map((name) => name.replaceAll("/", "-").toLowerCase());
  assertEquals(new Set(names).size, names.length);
});

Deno.test("comparisonName() names both runs", () => {
  assertEquals(comparisonName("one", "quick@seeds-3"), "one@vs@quick@seeds-3");
  assertEquals(comparisonName("a", "b", "c"), "a@vs@b@vs@c");
  assertMatch(comparisonName("../one", "/two"), /^_\._one-[0-9a-f]{8}@vs@_two-[0-9a-f]{8}$/);
  assert(comparisonName("x".repeat(200), "y".repeat(200)).length <= 120);
});
