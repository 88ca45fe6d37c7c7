import { claimsDocument, judgeClaims, papers } from "../../../bench/results/claims/mod.ts";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "../../../std.ts";
import { plannedResult } from "../_planned.ts";
import { makeResultFile } from "../_result_file.ts";
import { writeFiles } from "../_folder.ts";
import { withCli } from "./_session.ts";

const ladder = await plannedResult(
  "ladder",
  { workloads: ["memn2n/babi-qa4"], variants: ["bow", "pe"], seeds: [1, 2, 3, 4, 5] },
  (_, variant, seed) => variant === "bow" ? 300 : 300 - 10 * seed,
);

Deno.test("gradnoise claims prints every claim in 80 columns, commands apart", async () => {
  await withCli(async (cli) => {
    const args = ["claims", "--grade", "not-run", "--grade", "no-suite"];
    const { code, stdout, stderr } = await cli(args);
    assertEquals([code, stderr], [0, ""]);
    const lines = stdout.split("\n");
    for (const { id } of papers.flatMap((paper) => paper.claims)) {
      assert(lines.includes(`  id         ${id}`), id);
    }
    const wide = lines.filter((line) => line.length > 80 && !line.startsWith("  run  "));
    assertEquals(wide, []);
    assert(!stdout.includes("\x1b"));
  });
});

Deno.test("gradnoise claims reads the folder of results, or the files that are named", async () => {
  await withCli(async (cli, folder) => {
    await writeFiles(folder, {
      "results/result.json": JSON.stringify(ladder),
      "other.json": JSON.stringify(makeResultFile([{ variant: "plain", seed: 1, test: 3 }])),
      "empty.json": JSON.stringify({ ...ladder, machines: [], trials: [] }),
    });
    const own = await cli(["claims"]);
    assertStringIncludes(
      own.stdout,
      "  grade      sign only: the difference is smaller than published\n  source     table 1; best of n",
    );
    const both = await cli(["claims", "other.json", "results/result.json"]);
    assertEquals(both.stdout, own.stdout);
    assertStringIncludes(
      own.stdout,
      "\nladder: where we leave the paper\n  Position encoding is that",
    );
    const empty = await cli(["claims", "empty.json", "other.json"]);
    assert(!empty.stdout.includes("sign only"));
  });
});

Deno.test("gradnoise claims refuses a file that is no result of this version", async () => {
  await withCli(async (cli, folder) => {
    await writeFiles(folder, {
      "older.json": JSON.stringify({ ...ladder, version: 1 }),
      "other.json": "[]",
      "results/result.json": "",
    });
    const cases = [
      [["none.json"], "Cannot read the result file none.json: there is no such file"],
      [
        ["older.json"],
        "Cannot read the result file older.json: it has version 1, this gradnoise reads 6",
      ],
      [["other.json"], "Cannot read the result file other.json: "],
      [[], "Cannot read the result file results/result.json: "],
    ] as const;
    for (const [files, message] of cases) {
      const { code, stdout, stderr } = await cli(["claims", ...files]);
      assertEquals([code, stdout, stderr.split("\n").length], [2, "", 2]);
      assertStringIncludes(stderr, message);
    }
  });
});

Deno.test("gradnoise claims has a line for each suite that was not run, and one for claims without a suite", async () => {
  await withCli(async (cli) => {
    const { stdout } = await cli(["claims"]);
    const tested = papers.flatMap((paper) => paper.claims).flatMap(({ test }) => test.suite ?? []);
    const counts = Map.groupBy(tested, (suite) => suite);
    for (const [suite, { length }] of counts) {
      const line = new RegExp(
        `^  ${suite} +${length} claims?  deno task bench run ${suite}$`,
        "gm",
      );
      assertEquals(stdout.match(line)?.length, 1, `${suite}: ${stdout}`);
    }
    const others = papers.flatMap((paper) => paper.claims).length - tested.length;
    assertMatch(stdout, new RegExp(`^  no suite +${others} claims$`, "m"));
    assert(!stdout.includes("  grade      "));
  });
});

Deno.test("gradnoise claims chooses by suite and by verdict, and says what there is to choose", async () => {
  await withCli(async (cli, folder) => {
    await writeFiles(folder, { "ladder.json": JSON.stringify(ladder) });
    const run = (...args: string[]) => cli(["claims", "ladder.json", ...args]);
    const idsOf = ({ stdout }: { stdout: string }) =>
      JSON.parse(stdout).claims.map(({ id }: { id: string }) => id).toSorted();
    const all = papers.flatMap((paper) => paper.claims);
    assertEquals(
      idsOf(await run("--suite", "ladder", "--json")),
      all.filter(({ test }) => test.suite === "ladder").map(({ id }) => id).toSorted(),
    );
    assertEquals(
      idsOf(await run("--grade", "no-suite", "--json")),
      all.filter(({ test }) => test.suite === null).map(({ id }) => id).toSorted(),
    );
    const both = await run("--suite", "ladder", "--grade", "sign-only");
    assertStringIncludes(both.stdout, "2 claims: 2 sign only");
    assertEquals(
      (await run("--grade", "proven")).stderr,
      'Unknown grade "proven": expected sign-and-size, within-margin, sign-only, size-excluded, opposite, inconclusive, not-run, no-suite\n',
    );
    assertEquals(
      (await run("--suite", "laddr")).stderr,
      'Unknown suite "laddr"; did you mean "ladder"?\n',
    );
  });
});

Deno.test("gradnoise claims says why a result of the claim's own suite does not count", async () => {
  await withCli(async (cli, folder) => {
    const other = { ...ladder, suite: { ...ladder.suite, version: 99 } };
    await writeFiles(folder, { "other.json": JSON.stringify(other) });
    const { stdout } = await cli(["claims", "other.json", "--suite", "ladder"]);
    assertStringIncludes(
      stdout.replace(/\s+/g, " "),
      "The result does not count: it is of version 99",
    );
  });
});

Deno.test("claimsDocument() has the numbers of a claim as fractions", () => {
  const { format, version, claims } = claimsDocument(judgeClaims([ladder]));
  assertEquals([format, version, claims.length], [
    "gradnoise-claims",
    2,
    papers.flatMap((paper) => paper.claims).length,
  ]);
  const { measured, published, suite, seedsNeeded } = claims.find(({ id }) =>
    id === "position-encoding-on-order"
  )!;
  // Wrong of 1,000: 300 against 290, 280, 270, 260 and 250, of which five with replacement are drawn.
  const expected = (2101 * 250 + 781 * 260 + 211 * 270 + 31 * 280 + 290) / 3_125_000;
  assertAlmostEquals(measured!.variant, expected, 1e-12);
  assertAlmostEquals(measured!.reference, 0.3, 1e-12);
  assertAlmostEquals(measured!.difference, expected - 0.3, 1e-12);
  const [lowest, highest] = measured!.interval!;
  assertAlmostEquals((lowest + highest) / 2, expected - 0.3, 1e-12);
  assertEquals([measured!.bestOf, measured!.pairs, measured!.workloads, suite, seedsNeeded], [
    5,
    5,
    ["memn2n/babi-qa4"],
    "ladder",
    null,
  ]);
  assert(published !== null);
  const { fidelity } = claims.find(({ id }) => id === "noise-one-stage-training")!;
  assertEquals(
    new Set(fidelity.map(({ kind }) => kind)),
    new Set(["unsaid", "departure", "reach"]),
  );
  assertEquals(JSON.parse(JSON.stringify(claims)), claims);
});
