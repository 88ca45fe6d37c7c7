import { assembleResult, resultFileSchema } from "../../../bench/results/mod.ts";
import { machinesText } from "../../../bench/results/tables/mod.ts";
import type { Machine } from "../../../bench/run/store/mod.ts";
import { assertEquals } from "../../../std.ts";
import { makeMachine, makeRunRecord } from "../_runs.ts";
import { makeResult } from "../_trials.ts";

const east = makeMachine("east"), { host: _, ...parts } = east;

/** The machines of a result whose trials, of seeds 1 and on, ran on these. */
async function made(ran: readonly (Machine | null)[]) {
  const trials = ran.map((_, i) => makeResult(i + 1));
  const run = makeRunRecord("ci", trials.map(({ seed }) => seed));
  const result = await assembleResult(run, trials, {
    command: run.command,
    machineOf: ({ seed }) => Promise.resolve(ran[seed - 1]!),
    networkOf: () => null,
  });
  const { machines } = resultFileSchema.shape;
  return { ...result, machines: machines.parse(result.machines) };
}

Deno.test("a result counts machines by host and parts, and names no host", async () => {
  const { machines } = await made([east, makeMachine("west"), { ...east }, null]);
  assertEquals(machines, [{ ...parts, trials: 2 }, { ...parts, trials: 1 }]);
  // More cores for another job are another machine, as far as speed goes.
  const grown = await made([east, { ...east, cores: 4 }, { ...east, cpu: "Xeon" }]);
  assertEquals(grown.machines.map(({ cpu, cores, trials }) => [cpu, cores, trials]), [
    ["AMD EPYC 9554", 2, 1],
    ["AMD EPYC 9554", 4, 1],
    ["Xeon", 2, 1],
  ]);
});

Deno.test("machinesText() says how many machines there were, equal ones together", async () => {
  const cases: readonly (readonly [text: string, ran: readonly (Machine | null)[]])[] = [
    ["AMD EPYC 9554, linux, x86_64, 2 cores", [east, east]],
    ["AMD EPYC 9554, linux, x86_64, 1 core; unknown for 2 trials", [
      null,
      { ...east, cores: 1 },
      null,
    ]],
    [
      "3 machines: 2\u00a0× AMD EPYC 9554, linux, x86_64, 2 cores; Apple M4, darwin, aarch64, 8 cores",
      [
        { host: "a", cpu: "Apple M4", os: "darwin", arch: "aarch64", cores: 8 },
        ...[east, makeMachine("west")],
      ],
    ],
    [
      "6 machines: " +
      [1, 2, 3, 4].map((i) => `CPU ${i}, linux, x86_64, 2 cores`).join("; ") + "; 2 other machines",
      [1, 2, 3, 4, 5, 6].map((i) => ({ ...east, cpu: `CPU ${i}` })),
    ],
    ["unknown for 1 trial", [null]],
    ["none", []],
  ];
  for (const [text, ran] of cases) assertEquals(machinesText(await made(ran)), text);
});
