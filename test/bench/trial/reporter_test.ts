import { type Checkpoint, noEpochs, type TrialProgress } from "../../../bench/trial/spec/mod.ts";
import { Reporter } from "../../../bench/trial/reporter.ts";
import type { Trainer } from "../../../bench/trial/mod.ts";
import type { Batch } from "../../../tasks/mod.ts";
import { assertEquals } from "../../../std.ts";
import { makeJob } from "../_trials.ts";

/** Half of the second epoch is done. */
const trainer = {
  epochs: { ...noEpochs(), phase: ["softmax"], trainLoss: [2], validationError: [null] },
  current: { share: 0.5, loss: 1 },
  save: () => ({}),
} as unknown as Trainer<Batch>;

/** Makes updates at these seconds; when it told progress and when it kept checkpoints. */
function report(seconds: readonly number[], resume: Checkpoint | null = null) {
  let now = resume?.seconds ?? 0;
  const told: number[] = [], kept: number[] = [], seen: TrialProgress[] = [];
  const reporter = new Reporter({ ...makeJob(1), resume }, () => now, {
    onProgress(progress) {
      told.push(now);
      seen.push(progress);
    },
    onCheckpoint: (checkpoint) => kept.push(checkpoint.seconds),
  });
  for (now of seconds) reporter.onUpdate(trainer);
  return { told, kept, last: seen.at(-1) };
}

Deno.test("Reporter tells how much of an epoch is done, once a second at most", () => {
  const { told, last } = report([0.4, 0.9, 1.1, 1.9, 2.2, 9]);
  assertEquals(told, [1.1, 2.2, 9]);
  assertEquals(last, {
    ...{ attempt: 1, attempts: 1, earlier: 0 },
    ...{ epoch: 1, epochs: 2, share: 0.5, loss: 1, error: null },
  });
});

Deno.test("Reporter tells the last validation error and, between two epochs, the last loss", () => {
  const ended = {
    ...noEpochs(),
    ...{
      phase: ["softmax", "softmax", "softmax"],
      trainLoss: [4, 3, 2],
      validationError: [0.5, 0.25, null],
    },
  };
  const seen: TrialProgress[] = [], first = { attempt: 1, attempts: 1, earlier: 0 };
  const reporter = new Reporter(makeJob(1), () => 0, { onProgress: (one) => seen.push(one) });
  reporter.onEpoch({ epochs: ended, current: null } as unknown as Trainer<Batch>);
  reporter.onEpoch({ epochs: noEpochs(), current: null } as unknown as Trainer<Batch>);
  assertEquals(seen, [
    { ...first, epoch: 3, epochs: 2, share: 0, loss: 2, error: 0.25 },
    { ...first, epoch: 0, epochs: 2, share: 0, loss: null, error: null },
  ]);
});

Deno.test("Reporter keeps a checkpoint after five minutes, and then every minute", () => {
  assertEquals(report([10, 299, 300.5, 320, 360, 361, 420, 422]).kept, [300.5, 361, 422]);
});

Deno.test("Reporter counts what a trial ran before it was killed", () => {
  const resume = { seconds: 400 } as Checkpoint;
  assertEquals(report([401, 459, 461, 520, 522], resume).kept, [461, 522]);
});
