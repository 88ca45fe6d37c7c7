/** Updates that are not finite: what moves, what is counted, and when there are too many. */

import { streamKey } from "../../../engine/mod.ts";
import {
  accumulate,
  adam,
  addGradientNoise,
  chain,
  type GradientTransformation,
  skipNonFinite,
  skippedIn,
} from "../../../optim/mod.ts";
import { assertEquals, assertThrows } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { begin, gradientsOf, type Numbers, train } from "./_train.ts";

const inner = () =>
  chain(
    addGradientNoise({ deviation: 0.1, key: streamKey(1, "noise") }),
    adam({ learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-3 }),
  ) as GradientTransformation;
const make = () => skipNonFinite(inner(), 3);

const good = [0, 1, 2, 3].map(gradientsOf);
const bad: Numbers = { ...gradientsOf(9), a: [1, NaN, 1] };
const huge: Numbers = { ...gradientsOf(9), b: [-Infinity, 0] };
const mixed = [bad, good[0]!, huge, bad, good[1]!, good[2]!, bad, good[3]!];

testOnBackends("skipped updates move nothing but their counts", () => {
  const clean = train(inner, begin, good);
  for (const pure of [false, true]) {
    const { parameters, state, seen } = train(make, begin, mixed, { pure });
    assertEquals(parameters, clean.parameters);
    assertEquals(state, { skipped: 0, total: 4, inner: clean.state });
    assertEquals(skippedIn(state), 4);
    assertEquals(seen.map(({ skipped }) => skipped), [1, 0, 1, 2, 0, 0, 1, 0]);
    assertEquals(seen.map(({ diverged }) => diverged), Array(8).fill(false));
  }
});

testOnBackends(
  "as many as are allowed in a row have diverged, and one that is made begins anew",
  () => {
    const { seen, state } = train(make, begin, [bad, huge, bad, bad, good[0]!, bad]);
    assertEquals(seen.map(({ diverged }) => diverged), [false, false, true, true, false, false]);
    assertEquals(seen.map(({ skipped }) => skipped), [1, 2, 3, 4, 0, 1]);
    assertEquals(skippedIn(state), 5);
  },
);

testOnBackends("counts go on from any batch, and around an accumulation", () => {
  const around = () => skipNonFinite(accumulate(inner(), 2) as GradientTransformation, 3);
  for (const one of [make, around]) {
    const { parameters, state } = train(one, begin, mixed);
    for (const at of mixed.keys()) {
      const killed = train(one, begin, mixed, { killedAt: [at] });
      assertEquals([killed.parameters, killed.state], [parameters, state], `killed at ${at}`);
    }
  }
  const clean = train(() => accumulate(inner(), 2), begin, good);
  const { parameters, state } = train(around, begin, mixed);
  assertEquals([parameters, skippedIn(state)], [clean.parameters, 4]);
});

Deno.test("skipNonFinite() refuses what is no count, and foreign states", () => {
  for (const most of [0, 1.5, Infinity]) {
    assertThrows(() => skipNonFinite(inner(), most), RangeError);
  }
  const check = make().checkState!, own = { update: 0, first: {}, second: {} };
  check({ skipped: 1, total: 2, inner: [{ update: 0 }, own] });
  assertThrows(
    () => check({ skipped: 3, total: 2, inner: [{ update: 0 }, own] }),
    TypeError,
    "Cannot go on from 3 updates skipped in a row of 2",
  );
  assertThrows(() => check({ skipped: 0, total: 0, inner: null }), TypeError, "chain");
  assertEquals(skippedIn(null), null);
  assertEquals(skippedIn([{ update: 3 }]), null);
});
