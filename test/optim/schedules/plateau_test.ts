/** Values that are reduced when the error stays, and the history that they follow. */

import * as tf from "@tensorflow/tfjs";
import { streamKey } from "../../../engine/mod.ts";
import {
  addLangevinNoise,
  applyGradients,
  asTfOptimizer,
  buildOptimizer,
  follow,
  OptimizerError,
  parseSchedule,
  sgd,
  type State,
  stateFromJson,
  stateToJson,
} from "../../../optim/mod.ts";
import { scheduleWords } from "../../../optim/spec/mod.ts";
import { assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";

// deno-fmt-ignore
const errors = [
  0.9, 0.8, 0.799, 0.798, 0.797, 0.85, 0.7, 0.7, 0.71, 0.7,
  0.7, 0.699, 0.69, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7,
];

/** A value for each number of halvings, one after each of the errors. */
const halved = (counts: string) => [...counts].map((count) => 0.1 / 2 ** Number(count));

Deno.test("plateau() gives the learning rates of PyTorch's ReduceLROnPlateau", () => {
  // Of its step(), transcribed to Python in float64: mode min, threshold_mode rel, from 0.1, one call for
  // each error. Halvings so far, after each of them.
  const goldens: Readonly<Record<string, readonly number[]>> = {
    "plateau(0.1, 0.5, 2)": halved("00000000011111122233"),
    "plateau(0.1, 0.5, 2, threshold=0.01)": halved("00001111122222233344"),
    "plateau(0.1, 0.5, 1, cooldown=3)": halved("00000000111111222223"),
    "plateau(0.1, 0.5, 0, least=0.02)": halved("00000112").concat(Array(12).fill(0.02)),
  };
  for (const [text, expected] of Object.entries(goldens)) {
    const at = follow(parseSchedule(text));
    const of = (count: number) =>
      at({ update: 7, epoch: 3, history: { error: errors.slice(0, count) } });
    assertEquals(of(0), 0.1, text);
    assertEquals(errors.map((_, i) => of(i + 1)), expected, text);
  }
  // A limit above the value itself does not raise it.
  const low = follow(parseSchedule("plateau(0.1, 0.5, 0, least=1)"));
  assertEquals(low({ update: 0, epoch: 0, history: { error: [1, 1, 1] } }), 0.1);
});

Deno.test("plateau() needs a history, which may be without an error yet", () => {
  const at = follow(parseSchedule("plateau(0.1, 0.5, 2)"));
  assertThrows(
    () => at({ update: 0, epoch: 0, measured: { error: 1 } }),
    TypeError,
    "no history is given",
  );
  assertEquals(at({ update: 0, epoch: 0, history: {} }), 0.1);
  for (
    const wrong of [
      "0.1, 1, 2",
      "0.1, 0, 2",
      "0.1, 0.5, -1",
      "0.1, 0.5, 1.5",
      "0.1, 0.5, 2, threshold=1",
    ]
  ) assertThrows(() => parseSchedule(`plateau(${wrong})`), OptimizerError, "expected a");
  const text = "plateau(0.1, 0.5, 3, threshold=0.01, cooldown=2, least=0.001)";
  assertEquals(
    scheduleWords(parseSchedule(text)),
    "0.1, times 0.5 after more than 3 measurements of the error in a row without progress, progress " +
      "being 1 % at least, not counting 2 after each reduction, down to 0.001",
  );
});

testOnBackends(
  "rules and noise follow a plateau, with the state that they have without one",
  () => {
    const rate = parseSchedule("warmup(plateau(0.4, 0.5, 0), 2)");
    const rule = sgd(rate);
    const noise = addLangevinNoise({
      temperature: 0.1,
      learningRate: rate,
      key: streamKey(1, "noise"),
    });
    tf.tidy(() => {
      const w = { w: tf.tensor1d([-1]) };
      const history = { error: [0.5, 0.5, 0.5] };
      let deviation: number | undefined;
      const info = {
        ...{ epoch: 1, history },
        observe: (one: { readonly noiseStandardDeviation?: number }) =>
          deviation = one.noiseStandardDeviation,
      };
      const next = rule.update(w, { update: 9 }, w, info);
      assertEquals([next.updates.w!.dataSync()[0], next.state], [Math.fround(0.1), { update: 10 }]);
      // Langevin noise sees the same rate, and warms up with it.
      noise.update(w, { update: 9 }, w, info);
      assertEquals(deviation, Math.sqrt(2));
      noise.update(w, { update: 1 }, w, info);
      assertEquals(deviation, 2);
    });
  },
);

testOnBackends(
  "a training with a plateau resumes to the bit where its history is kept",
  async () => {
    const run = async (
      from: { readonly state: State; readonly value: number } | null,
      first: number,
    ) => {
      const optimizer = await buildOptimizer("sgd(0.4, plateau=0.5, patience=1)");
      const w = tf.tidy(() => tf.variable(tf.scalar(from?.value ?? 1)));
      let state: State = from?.state ?? optimizer.init({ w });
      const seen: number[] = [];
      let saved: { readonly state: State; readonly value: number } = { state, value: 0 };
      for (let update = first; update < 12; update++) {
        tf.tidy(() => {
          const info = { epoch: update, history: { error: errors.slice(0, update) } };
          const gradient = tf.mul(w, 0.3 + update / 10);
          state = applyGradients(optimizer as never, { w }, { w: gradient }, state, info);
        });
        seen.push(w.dataSync()[0]!);
        if (update === 6) {
          saved = {
            state: stateFromJson(JSON.parse(JSON.stringify(stateToJson(state)))),
            value: seen.at(-1)!,
          };
        }
      }
      w.dispose();
      return { seen, saved };
    };
    const whole = await run(null, 0), rest = await run(whole.saved, 7);
    assertEquals(rest.seen, whole.seen.slice(7));
  },
);

testOnBackends("asTfOptimizer() keeps what was measured, and resumes with it", async () => {
  const x = tf.tidy(() => tf.variable(tf.scalar(0), true, "waiting"));
  const make = async () => asTfOptimizer(await buildOptimizer("sgd(0.4, plateau=0.5, patience=0)"));
  let optimizer = await make();
  const rate = () => {
    tf.tidy(() => {
      x.assign(tf.scalar(0));
      optimizer.applyGradients({ waiting: tf.scalar(-1) });
    });
    return x.dataSync()[0]!;
  };
  assertEquals(rate(), Math.fround(0.4));
  assertEquals(Object.keys(optimizer.state), ["update", "transformation"]);
  const seen = [0.5, 0.5, 0.4].map((error) => {
    optimizer.measured = { error };
    return rate();
  });
  assertEquals(seen, [0.4, 0.2, 0.2].map(Math.fround));
  // As JSON and back, in another optimizer, which has measured something else before.
  const saved = JSON.stringify(stateToJson(optimizer.state as unknown as State));
  optimizer.dispose();
  optimizer = await make();
  optimizer.measured = { error: 7 };
  optimizer.state = stateFromJson(JSON.parse(saved));
  assertEquals(optimizer.measured, { error: 0.4 });
  assertEquals(rate(), Math.fround(0.2));
  optimizer.measured = { error: 0.4 };
  assertEquals(rate(), Math.fround(0.1));
  // A state from before there was a history.
  optimizer.state = { update: 3, transformation: [{ update: 3 }] };
  assertEquals([rate(), optimizer.state.update], [Math.fround(0.4), 4]);
  x.dispose();
  optimizer.dispose();
});
