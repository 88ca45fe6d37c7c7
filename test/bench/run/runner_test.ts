import { runJobs } from "../../../bench/run/mod.ts";
import type { TrainedNetwork, TrialResult } from "../../../bench/trial/spec/mod.ts";
import { assertEquals, assertRejects, assertStringIncludes } from "../../../std.ts";
import { makeJob, makeNetwork } from "../_trials.ts";

const module = new URL("./_fake_worker.ts", import.meta.url);

async function run(seeds: readonly number[], workers: number): Promise<TrialResult[]> {
  const results: TrialResult[] = [];
  await runJobs(seeds.map((seed) => makeJob(seed)), {
    module,
    workers,
    onResult(job, result) {
      assertEquals(results[job], undefined);
      results[job] = result;
    },
  });
  return results;
}

Deno.test("runJobs() runs every job once, whatever the number of workers", async () => {
  const seeds = [1, 2, 3, 4, 5];
  for (const workers of [1, 2, 8]) {
    const results = await run(seeds, workers);
    assertEquals(results.map(({ seed }) => seed), seeds);
    assertEquals(results.map(({ status }) => status), seeds.map(() => "solved"));
  }
});

Deno.test("runJobs() gives one worker all jobs when there is one worker", async () => {
  const results = await run([1, 2, 3], 1);
  assertEquals(results.map(({ parameterCount }) => parameterCount), [1, 2, 3]);
});

Deno.test("runJobs() makes a trial failed when its worker dies, and goes on with another", async () => {
  const results = await run([1, 13, 2], 1);
  assertEquals(results.map(({ status }) => status), ["solved", "failed", "solved"]);
  assertStringIncludes(results[1]!.message!, "seed 13");
  // The third job was the first of a new worker.
  assertEquals(results[2]!.parameterCount, 1);
});

Deno.test("runJobs() gives a trial's network with its result, and none when the worker died", async () => {
  const networks: (TrainedNetwork | null)[] = [];
  await runJobs([makeJob(1), makeJob(13), makeJob(2)], {
    module,
    workers: 2,
    onResult: (job, _, network) => networks[job] = network,
  });
  assertEquals(networks, [makeNetwork(1), null, makeNetwork(2)]);
});

Deno.test("runJobs() stops when it is told to", async () => {
  const abort = new AbortController();
  const ended: number[] = [];
  await runJobs([makeJob(1), makeJob(99), makeJob(2)], {
    module,
    workers: 1,
    signal: abort.signal,
    onResult: (job) => ended.push(job),
    // The second job never ends.
    onStart: (job) => job === 1 && abort.abort(),
  });
  assertEquals(ended, [0]);
});

Deno.test("runJobs() tells progress by job", async () => {
  const seen: [number, number | null][] = [];
  await runJobs([makeJob(4), makeJob(7)], {
    module,
    workers: 2,
    onProgress: (job, { loss }) => seen.push([job, loss]),
    onResult: () => {},
  });
  assertEquals(seen.sort(), [[0, 4], [1, 7]]);
});

Deno.test("runJobs() ends its workers when a listener throws", async () => {
  const onResult = () => {
    throw new Error("the disk is full");
  };
  const jobs = [makeJob(1), makeJob(99)];
  await assertRejects(() => runJobs(jobs, { module, workers: 2, onResult }), Error, "disk is full");
});
