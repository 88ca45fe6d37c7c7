/** `check`: what is broken in a plug-in has a name. */

import { fileURLToPath } from "node:url";
import type { Finding } from "../../../engine/base/mod.ts";
import type { EntryReport } from "../../../bench/plugins/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { runCli } from "../cli/_cli.ts";

/** What `check` finds in a fixture, by entry. */
async function findingsOf(fixture: string, limit = 120): Promise<Record<string, Finding[]>> {
  const folder = fileURLToPath(new URL("fixtures", import.meta.url));
  const args = ["check", `${fixture}.ts`, "--json", "--limit", String(limit)];
  const { code, stdout, stderr } = await runCli(args, { folder });
  assert(code < 2, stderr);
  const reports: EntryReport[] = JSON.parse(stdout);
  assertEquals(code === 1, reports.some(({ findings }) => findings.length > 0));
  return Object.fromEntries(
    reports.map(({ sort, name, findings }) => [`${sort} ${name}`, [...findings]]),
  );
}

/** By fixture: its entry, and what a finding about it says. */
const broken: Readonly<Record<string, readonly [entry: string, said: RegExp, limit?: number]>> = {
  changing_task: ["task changing", /the same seed again: .*, got digest/],
  unseeded_task: ["task unseeded", /unseeded_task\.ts line 11: .*got a call of Math\.random\(\)/],
  clock_task: ["task clock", /clock_task\.ts line 11: .*got a call of Date\.now\(\)/],
  leaking_optimizer: ["transformation leaking", /tensors: expected none left alive.*got 1 more/],
  unseeded_optimizer: ["transformation unseeded", /unseeded_optimizer\.ts line 18: .*Math\.random/],
  forgetful_optimizer: ["transformation forgetful", /resumes: expected the bits of a run/],
  map_optimizer: ["transformation mapped", /: expected .*, got /],
  leaking_model: ["model leaking", /tensors after lossAndGradients.*got 1 more/],
  wrong_gradient_model: ["model steep", /gradient of scores, in the phase all: expected a slope/],
  unseeded_model: ["model unseeded", /unseeded_model\.ts line 8: .*Math\.random/],
  silent_model: ["model silent", /gradients: expected some that are not 0, got zeros/],
  endless_task: ["task endless", /the check: .*got no answer after 15 seconds/, 15],
  dying_task: ["task dying", /the check: .*got the worker died: .*lost/],
};

for (const [fixture, [entry, said, limit]] of Object.entries(broken)) {
  Deno.test(`what is broken in ${fixture} is found`, async () => {
    const { [entry]: findings } = await findingsOf(fixture, limit);
    const lines = findings!.map(({ what, expected, got, advice }) => {
      assert(/^[A-Z].*[.`)]$/.test(advice), advice);
      return `${what}: expected ${expected}, got ${got}`;
    });
    assert(lines.some((line) => said.test(line)), lines.join("\n") || "nothing was found");
  });
}

for (const fixture of ["sound", "image_task"]) {
  Deno.test(`nothing is found in ${fixture}, which keeps its promises`, async () => {
    for (const [entry, findings] of Object.entries(await findingsOf(fixture))) {
      assertEquals(findings, [], entry);
    }
  });
}
