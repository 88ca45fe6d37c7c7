import { follow, halveEvery, sgd } from "../../optim/mod.ts";
import { assertEquals, assertThrows } from "../../std.ts";
import { testOnBackends } from "../_tensors.ts";
import { run } from "./_trees.ts";

Deno.test("halveEvery() halves from the end of the linear phase", () => {
  const schedule = halveEvery({ rate: 0.005, epochs: 25, from: 20 });
  const rateAt = follow(schedule);
  const rates = [0, 19, 20, 44, 45, 69, 70, 119].map((epoch) => rateAt({ epoch, update: 0 }));
  assertEquals(rates, [0.005, 0.005, 0.005, 0.005, 0.0025, 0.0025, 0.00125, 0.000625]);
  assertEquals(follow(0.01)({ epoch: 99, update: 0 }), 0.01);
});

testOnBackends("sgd() takes minus the rate of the epoch times the gradient", () => {
  const { updates, observations } = run(sgd(halveEvery({ rate: 0.5, epochs: 1 })), { a: [8] }, [
    0,
    2,
  ]);
  // 0.5 * 8, then 0.125 * 8.
  assertEquals(updates, [{ a: [-4] }, { a: [-1] }]);
  assertEquals(observations.map(({ learningRate }) => learningRate), [0.5, 0.125]);
});

Deno.test("learning rates refuse what is none", () => {
  for (const rate of [0, -1, NaN, Infinity]) {
    assertThrows(() => follow(rate), RangeError);
    assertThrows(() => sgd(rate), RangeError);
    assertThrows(() => halveEvery({ rate, epochs: 1 }), RangeError);
  }
  assertThrows(() => halveEvery({ rate: 1, epochs: 0 }), RangeError, "every 0 epochs");
  assertThrows(() => halveEvery({ rate: 1, epochs: 1, from: -1 }), RangeError, "epoch -1");
});
