import { assertEquals, assertStringIncludes } from "../../../std.ts";

async function evidence(...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      "--allow-read",
      "--allow-env=INIT_CWD",
      "tools/evidence/main.ts",
      ...args,
    ],
  }).output();
  const [out, error] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, out: out!, error: error! };
}

Deno.test("bench:evidence coverage prints a table of designs", async () => {
  const { code, out } = await evidence("coverage", "--simulations", "20");
  assertEquals(code, 0);
  const rows = out.trimEnd().split("\n").map((line) => line.trim().split(/\s{2,}/));
  assertEquals(rows[0], ["workloads x seeds", "normal"]);
  assertEquals(rows.find(([design]) => design === "1 x 4"), ["1 x 4", "too few seeds"]);
  assertEquals(rows.length, 14);
});

Deno.test("bench:evidence says what it cannot use", async () => {
  const cases = [
    [["covrage"], `Unknown evidence "covrage"; did you mean "coverage"?`],
    [
      ["coverage", "--simulations", "0"],
      "Cannot use --simulations 0: expected a whole number from 1",
    ],
    [["coverage", "--method", "t"], `Unknown method "t"`],
    // No gate of the code as it is would leave "is open" untested.
    [["faults", "--clean", "-1"], "Option '--clean' argument is ambiguous. Did you forget"],
    [["faults", "--clean", "none"], "Cannot use --clean none: expected a whole number from 1"],
    [["faults", "--clear"], "Unknown option '--clear'"],
    [["cluster", "--shards", "0"], "Cannot use --shards 0: expected a whole number from 1"],
    [["cluster", "--scheduler", "slum"], `Unknown scheduler "slum"; did you mean "slurm"?`],
    [["coverage", "--result", "nowhere.json"], "Cannot read the result file nowhere.json"],
  ] as const;
  for (const [args, message] of cases) {
    const { code, error } = await evidence(...args);
    assertEquals(code, 2);
    assertStringIncludes(error, message);
  }
});

Deno.test("bench:evidence has help at 80 columns, and asks for a name", async () => {
  for (
    const name of [
      [],
      ["coverage"],
      ["clusters"],
      ["equivalence"],
      ["follow-ups"],
      ["gate"],
      ["faults"],
      ["merge"],
      ["programs"],
      ["cluster"],
      ["best-of-n"],
    ]
  ) {
    const { code, out } = await evidence(...name, "--help");
    assertEquals(code, 0);
    assertStringIncludes(out, "Usage: deno task bench:evidence ");
    assertEquals(out.split("\n").filter((line) => line.length > 80), []);
  }
  const { code, out } = await evidence();
  assertEquals(code, 2);
  for (const name of ["best-of-n", "coverage", "clusters", "equivalence", "follow-ups", "pool"]) {
    assertStringIncludes(out, `\n  ${name}\n`);
  }
});
