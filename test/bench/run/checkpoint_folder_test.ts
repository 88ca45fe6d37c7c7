import { CheckpointFolder } from "../../../bench/run/mod.ts";
import { type Checkpoint, noEpochs, trialId } from "../../../bench/trial/spec/mod.ts";
import { assertEquals, assertThrows } from "../../../std.ts";
import { withFolder } from "../_folder.ts";
import { makeSpec } from "../_trials.ts";

function makeCheckpoint(seed: number, seconds = 1): Checkpoint {
  const training = {
    ...{
      epochs: noEpochs(),
      pass: null,
      curriculum: { level: 1, updates: 0, roseAt: 0 },
      metInARow: 0,
      trainingError: 1,
      history: [],
      parameters: {},
      model: null,
      optimizer: [],
    },
    positions: { order: 0 },
  };
  const earlier = { attempts: [], epochs: noEpochs() };
  return { spec: makeSpec(seed), fingerprint: "f", seconds, earlier, training };
}

Deno.test("CheckpointFolder keeps the last checkpoint of each trial, and no other file", async () => {
  await withFolder((folder) => {
    const checkpoints = new CheckpointFolder(`${folder}/c`);
    assertEquals(checkpoints.read(makeSpec(1), "f"), null);
    for (const seconds of [1, 2]) checkpoints.write(makeCheckpoint(1, seconds));
    checkpoints.write(makeCheckpoint(2));
    assertEquals(checkpoints.read(makeSpec(1), "f"), makeCheckpoint(1, 2));
    const names = [...Deno.readDirSync(`${folder}/c`)].map(({ name }) => name).sort();
    assertEquals(names, [1, 2].map((seed) => `${trialId(makeSpec(seed))}.checkpoint`).sort());
  });
});

Deno.test("CheckpointFolder forgets a trial, and the folder with the last one", async () => {
  await withFolder((folder) => {
    const checkpoints = new CheckpointFolder(`${folder}/c`);
    for (const seed of [1, 2]) checkpoints.write(makeCheckpoint(seed));
    checkpoints.remove(makeSpec(1));
    assertEquals(checkpoints.read(makeSpec(1), "f"), null);
    assertEquals(checkpoints.read(makeSpec(2), "f"), makeCheckpoint(2));
    checkpoints.remove(makeSpec(2));
    checkpoints.remove(makeSpec(3));
    assertEquals([...Deno.readDirSync(folder)], []);
  });
});

Deno.test("CheckpointFolder gives no checkpoint of other code, or of another trial", async () => {
  await withFolder((folder) => {
    const checkpoints = new CheckpointFolder(folder);
    checkpoints.write(makeCheckpoint(1));
    assertEquals(checkpoints.read(makeSpec(1), "g"), null);
    const [one, two] = [1, 2].map((seed) => `${folder}/${trialId(makeSpec(seed))}.checkpoint`);
    Deno.renameSync(one!, two!);
    assertEquals(checkpoints.read(makeSpec(2), "f"), null);
  });
});

Deno.test("CheckpointFolder refuses a damaged checkpoint", async () => {
  await withFolder((folder) => {
    const checkpoints = new CheckpointFolder(folder);
    checkpoints.write(makeCheckpoint(1));
    const path = `${folder}/${trialId(makeSpec(1))}.checkpoint`;
    const text = Deno.readTextFileSync(path);
    const damages = ["", "x", text.slice(0, -1), text.replace('"seconds":1', '"seconds":2')];
    for (const damage of damages) {
      Deno.writeTextFileSync(path, damage);
      assertThrows(() => checkpoints.read(makeSpec(1), "f"), SyntaxError, "it is damaged");
    }
  });
});

Deno.test("CheckpointFolder.tidy() removes drafts and what has ended, and no other file", async () => {
  await withFolder((folder) => {
    const path = `${folder}/c`, checkpoints = new CheckpointFolder(path);
    checkpoints.tidy(new Set());
    assertEquals([...Deno.readDirSync(folder)], []);
    const [one, two, three] = [1, 2, 3].map((seed) => trialId(makeSpec(seed)));
    for (const seed of [1, 2]) checkpoints.write(makeCheckpoint(seed));
    for (const id of [two, three]) Deno.writeTextFileSync(`${path}/${id}.checkpoint.tmp`, "half");
    Deno.writeTextFileSync(`${path}/mine.tmp`, "");
    checkpoints.tidy(new Set([one!, three!]));
    const names = [...Deno.readDirSync(path)].map(({ name }) => name).sort();
    assertEquals(names, [`${two}.checkpoint`, "mine.tmp"].sort());
    assertEquals(checkpoints.read(makeSpec(2), "f"), makeCheckpoint(2));
    Deno.removeSync(`${path}/mine.tmp`);
    checkpoints.tidy(new Set([two!]));
    assertEquals([...Deno.readDirSync(folder)], []);
  });
});

/** A checkpoint after earlier attempts, epochs of this one, and examples of the next. */
function madeAt(
  attempts: number,
  epochs: number,
  next: number | null,
  seconds: number,
): Checkpoint {
  const checkpoint = makeCheckpoint(1, seconds), { earlier, training } = checkpoint;
  const attempt = { stopped: true } as unknown as Checkpoint["earlier"]["attempts"][number];
  const sums = {} as NonNullable<typeof training.pass>["sums"];
  return {
    ...checkpoint,
    earlier: { ...earlier, attempts: Array.from({ length: attempts }, () => attempt) },
    training: {
      ...training,
      epochs: { ...training.epochs, phase: Array.from({ length: epochs }, () => "main") },
      pass: next === null ? null : { next, sums },
    },
  };
}

Deno.test("CheckpointFolder goes on from the furthest of its own and earlier ones", async () => {
  await withFolder((folder) => {
    // From the furthest to the one that has come least far; the other way around by their seconds.
    const all = [
      madeAt(2, 0, null, 1),
      madeAt(1, 3, 50, 2),
      madeAt(1, 3, 20, 3),
      madeAt(1, 3, null, 4),
      madeAt(1, 2, 90, 5),
      madeAt(0, 9, 90, 6),
    ];
    for (const [i, one] of all.entries()) {
      for (const other of all.slice(i + 1)) {
        for (const [own, earlier] of [[one, other], [other, one]] as const) {
          new CheckpointFolder(`${folder}/1`).write(earlier);
          new CheckpointFolder(`${folder}/2`).write(own);
          const paths = [`${folder}/0`, `${folder}/1`];
          assertEquals(new CheckpointFolder(`${folder}/2`, paths).read(one.spec, "f"), one);
        }
      }
    }
  });
});

Deno.test("CheckpointFolder passes over a damaged checkpoint if there is another", async () => {
  await withFolder((folder) => {
    const paths = ["1", "2"].map((name) => `${folder}/${name}`) as [string, string];
    const checkpoints = new CheckpointFolder(paths[1], [paths[0]]);
    const name = `${trialId(makeSpec(1))}.checkpoint`;
    for (const path of paths) {
      for (const each of paths) new CheckpointFolder(each).write(makeCheckpoint(1));
      Deno.writeTextFileSync(`${path}/${name}`, "damaged");
      assertEquals(checkpoints.read(makeSpec(1), "f"), makeCheckpoint(1));
    }
    for (const path of paths) Deno.writeTextFileSync(`${path}/${name}`, "damaged");
    assertThrows(() => checkpoints.read(makeSpec(1), "f"), SyntaxError, `${paths[1]}/${name}`);
  });
});

Deno.test("CheckpointFolder never changes an earlier folder", async () => {
  await withFolder((folder) => {
    const earlier = new CheckpointFolder(`${folder}/1`);
    for (const seed of [1, 2]) earlier.write(makeCheckpoint(seed));
    Deno.writeTextFileSync(`${folder}/1/${trialId(makeSpec(1))}.checkpoint.tmp`, "draft");
    const namesIn = (path: string) => [...Deno.readDirSync(path)].map(({ name }) => name).sort();
    const before = namesIn(`${folder}/1`);
    const checkpoints = new CheckpointFolder(`${folder}/2`, [`${folder}/1`]);
    checkpoints.tidy(new Set([trialId(makeSpec(1))]));
    checkpoints.remove(makeSpec(2));
    checkpoints.write(makeCheckpoint(1, 5));
    checkpoints.remove(makeSpec(1));
    assertEquals(namesIn(`${folder}/1`), before);
    assertEquals(namesIn(folder), ["1"]);
    assertEquals(earlier.read(makeSpec(1), "f"), makeCheckpoint(1));
  });
});
