import {
  type RunState,
  RunStateFile,
  runStateSchema,
  type StateFileOptions,
} from "../../../bench/run/mod.ts";
import type { TrialProgress } from "../../../bench/trial/spec/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { makeResult } from "../_trials.ts";

const results = [1, 2, 3].map((seed) => makeResult(seed));

const options: StateFileOptions = {
  record: {
    name: "tiny",
    suite: { name: "tiny", title: "A tiny suite" },
    trials: results.map(({ id, workload, variant, seed }) => ({
      ...{ id, fingerprint: "f", workload, variant, seed, seconds: 1 },
    })),
  },
  workers: 2,
  host: "node1",
  onNote: (line) => {
    throw new Error(line);
  },
};

function progress(epoch: number, share: number, loss: number | null): TrialProgress {
  const first = { attempt: 1, attempts: 1, earlier: 0 };
  return { ...first, epoch, epochs: 400, share, loss, error: null };
}

async function read(path: string): Promise<RunState> {
  return runStateSchema.parse(JSON.parse(await Deno.readTextFile(path)));
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

Deno.test("RunStateFile writes what a run has done, is doing, and how it ended", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/state.json`;
    const texts: string[] = [];
    {
      await using file = new RunStateFile(path, {
        ...options,
        times: { least: 5, most: 1e6 },
        write: async (path, text) => {
          texts.push(text);
          await Deno.writeTextFile(path, text);
        },
      });
      file.onReused([results[0]!]);
      await pause(30);
      const first = await read(path);
      assertEquals([first.status, first.cells[0]?.done, first.running], ["running", 1, []]);
      assertEquals(texts.length, 2, "nothing else had happened");
      file.onStart(1);
      file.onProgress(1, progress(0, 0.5, 9));
      file.onProgress(1, progress(1, 0, 8));
      file.onProgress(1, progress(1, 0.5, 7));
      file.onProgress(1, progress(2, 0, null));
      // The end of the third epoch was not seen: this is the loss of the fourth so far.
      file.onProgress(1, progress(3, 0.5, 6));
      file.onStart(2);
      await pause(30);
      const { running: [one, other], hosts } = await read(path);
      assertEquals(one!.losses, [8, null]);
      assertEquals(one!.progress, progress(3, 0.5, 6));
      assertEquals([one!.host, one!.seed, hosts], ["node1", 2, ["node1"]]);
      assertEquals([other!.seed, other!.progress], [3, null]);
      file.onResult(1, results[1]!);
      file.onResult(2, results[2]!);
      file.end("ended");
      await pause(30);
      assertEquals((await read(path)).status, "running", "its result is not there yet");
    }
    const last = await read(path);
    assertEquals([last.status, last.cells[0]?.done, last.running], ["ended", 3, []]);
    assertEquals(last.startedAt, runStateSchema.parse(JSON.parse(texts[0]!)).startedAt);
  });
});

Deno.test("RunStateFile keeps the last two hundred losses of a trial", async () => {
  await withFolder(async (folder) => {
    const texts: string[] = [];
    await using file = new RunStateFile(`${folder}/state.json`, {
      ...options,
      times: { least: 5, most: 1e6 },
      write: async (_, text) => void await texts.push(text),
    });
    file.onStart(1);
    for (let epoch = 1; epoch <= 250; epoch++) file.onProgress(1, progress(epoch, 0, epoch));
    await pause(30);
    const [{ losses }] = runStateSchema.parse(JSON.parse(texts.at(-1)!)).running as [
      RunState["running"][0],
    ];
    assertEquals([losses.length, losses[0], losses.at(-1)], [200, 51, 250]);
  });
});

Deno.test("RunStateFile writes no faster than it may, nor while the disk is busy", async () => {
  let writes = 0, busy = 0, most = 0;
  {
    await using file = new RunStateFile("state.json", {
      ...options,
      times: { least: 20, most: 1e6 },
      async write() {
        most = Math.max(most, ++busy);
        writes++;
        await pause(50);
        busy--;
      },
    });
    file.onStart(1);
    for (let epoch = 1; epoch <= 30; epoch++) {
      file.onProgress(1, progress(epoch, 0, 1));
      await pause(10);
    }
  }
  assertEquals(most, 1);
  // In 300 milliseconds, 50 each: the first, at most six more, and the last.
  assert(writes >= 3 && writes <= 8, `${writes} writes`);
});

Deno.test("RunStateFile shows that a run is alive in which nothing happens", async () => {
  let writes = 0;
  await using _file = new RunStateFile("state.json", {
    ...options,
    times: { least: 5, most: 20 },
    write: async () => void await writes++,
  });
  await pause(150);
  assert(writes >= 3, `${writes} writes`);
});

Deno.test("RunStateFile says stopped for a run that ended by an error", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/state.json`;
    const run = async () => {
      await using _file = new RunStateFile(path, options);
      await pause(1);
      throw new Error("broken");
    };
    await run().catch(() => {});
    assertEquals((await read(path)).status, "stopped");
  });
});

Deno.test("RunStateFile notes once that it cannot write, and goes on", async () => {
  await withFolder(async (folder) => {
    const notes: string[] = [], path = `${folder}/none/state.json`;
    {
      await using file = new RunStateFile(path, {
        ...options,
        times: { least: 5, most: 5 },
        onNote: (line) => notes.push(line),
      });
      await pause(50);
      file.onStart(1);
    }
    assertEquals(notes.length, 1);
    assertEquals(
      notes[0]!.startsWith(`Cannot write ${path}: `) && notes[0]!.includes("`watch`"),
      true,
      notes[0],
    );
  });
});
