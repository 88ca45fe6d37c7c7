import { resultFileSchema } from "../../bench/result_file.ts";
import { trialId } from "../../bench/trial_spec.ts";
import { assert, assertEquals } from "../../std.ts";
import { makeResultFile } from "./_result_file.ts";
import { makeSpec } from "./_trials.ts";

const result = makeResultFile([
  { variant: "plain", seed: 1, test: 4 },
  { variant: "plain", seed: 2, test: 40 },
  { variant: "noisy", seed: 1, test: null },
]);

Deno.test("the id of a trial is 16 hexadecimal digits, so that no command can be made of it", () => {
  assert(resultFileSchema.safeParse(result).success);
  const ids = ["", "x; rm -rf .", "0123456789ABCDEF", "0123456789abcde", "0123456789abcdef0", "\n"];
  for (const id of [...ids, `${trialId(makeSpec(1))}\n`]) {
    const trials = result.trials.map((trial, i) => i === 0 ? { ...trial, id } : trial);
    const parsed = resultFileSchema.safeParse({ ...result, trials });
    assertEquals(parsed.error?.issues[0]?.path, ["trials", 0, "id"], JSON.stringify(id));
  }
});

Deno.test("the command of a result is a list of arguments", () => {
  for (const command of ["deno task bench run quick", [], [1]]) {
    const parsed = resultFileSchema.safeParse({ ...result, command });
    assertEquals(parsed.error?.issues[0]?.path[0], "command", JSON.stringify(command));
  }
  const command = ["deno", "task", "bench", "run", "my suite.json"];
  assertEquals(resultFileSchema.parse({ ...result, command }).command, command);
});
