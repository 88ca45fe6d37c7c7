/** A worker that trains nothing: it takes a place, the number of its trials at a time, and a file with a result. */

import { thisMachine } from "../../../bench/run/mod.ts";
import { openQueue, workPool } from "../../../bench/run/queue/mod.ts";
import type { TrialResult } from "../../../bench/trial/spec/mod.ts";
import { standIn } from "./stand_in.ts";

const [place, host, file] = Deno.args as [string, string, string];
const model: TrialResult = JSON.parse(await Deno.readTextFile(file));
const machine = { ...thisMachine(), host };
const milliseconds: number[] = [], notes: string[] = [];
{
  await using pool = await openQueue({ kind: "postgresql", place }, machine, 1);
  const { queue } = pool, claim = queue.claim.bind(queue);
  queue.claim = async (...args) => {
    const started = performance.now();
    const trial = await claim(...args);
    if (trial !== null) milliseconds.push(performance.now() - started);
    return trial;
  };
  await workPool(queue, {
    ...{ machine, workers: 1, untilEmpty: true, signal: new AbortController().signal },
    fitness: { of: () => Promise.resolve({ fits: true, files: null }) },
    makeRunner: () => ({
      run: ({ spec }) => Promise.resolve({ result: standIn(model, spec), network: null }),
      [Symbol.dispose]() {},
    }),
    onNote: (line) => notes.push(line),
    onResult() {},
    onAlarm: ({ message }) => notes.push(message),
  });
}
console.log(JSON.stringify({ milliseconds, notes }));
