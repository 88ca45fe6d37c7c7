/** Schedules over updates, against closed forms and the learning rates of PyTorch's schedulers. */

import {
  annealed,
  follow,
  formatOptimizer,
  OptimizerError,
  parseOptimizer,
  parseSchedule,
  type TrainingLength,
} from "../../../optim/mod.ts";
import { followedBy, measuredBy, pinSchedules, stepWords } from "../../../optim/spec/mod.ts";
import { assertAlmostEquals, assertEquals, assertThrows } from "../../../std.ts";

/** The values of a schedule at some updates. */
function valuesOf(text: string, updates: readonly number[], length?: TrainingLength): number[] {
  const at = follow(parseSchedule(text), length);
  return updates.map((update) => at({ update, epoch: 0 }));
}

Deno.test("inversePower() is value / (1 + t)^power", () => {
  assertEquals(valuesOf("inversePower(0.5, 1)", [0, 1, 4, 9]), [0.5, 0.25, 0.1, 0.05]);
  assertEquals(valuesOf("inversePower(2, 0)", [0, 7]), [2, 2]);
  // As a deviation it is the fault of a variance used as one: 0.01 / 1001^0.55.
  assertAlmostEquals(valuesOf("inversePower(0.01, 0.55)", [1000])[0]!, 0.00022375, 1e-8);
});

Deno.test("steps() multiplies from each update on, as PyTorch's MultiStepLR does", () => {
  // MultiStepLR(milestones=[2, 5], gamma=0.1) of 0.5, stepped after every update.
  const expected = [0.5, 0.5, 0.05, 0.05, 0.05, 0.5 * 0.1 * 0.1, 0.5 * 0.1 * 0.1];
  assertEquals(valuesOf("steps(0.5, at=[2, 5], factor=0.1)", [0, 1, 2, 3, 4, 5, 6]), expected);
  for (const at of ["[]", "[0]", "[5, 5]", "[5, 3]", "[1.5]", "[-1]", "3"]) {
    assertThrows(
      () => parseSchedule(`steps(1, at=${at}, factor=0.5)`),
      OptimizerError,
      "at: expected",
    );
  }
  for (const factor of [0, 1, 2, -0.5]) {
    assertThrows(
      () => parseSchedule(`steps(1, at=[3], factor=${factor})`),
      OptimizerError,
      "factor:",
    );
  }
});

Deno.test("points() lie on lines between the knots, or are held", () => {
  const knots = "[[10, 1], [20, 0.5], [30, 0.75]]", updates = [0, 10, 12, 19, 20, 25, 30, 99];
  assertEquals(valuesOf(`points(${knots})`, updates), [1, 1, 0.9, 0.55, 0.5, 0.625, 0.75, 0.75]);
  assertEquals(valuesOf(`points(${knots}, held=true)`, updates), [
    1,
    1,
    1,
    1,
    0.5,
    0.5,
    0.75,
    0.75,
  ]);
  assertEquals(valuesOf("points([[5, 0.25]])", [0, 5, 6]), [0.25, 0.25, 0.25]);
  assertEquals(valuesOf("points([[0, 1], [4, 0]])", [2, 4, 9]), [0.5, 0, 0]);
  for (
    const wrong of [
      "[]",
      "[[0]]",
      "[[0, 1, 2]]",
      "[[0, 1], [0, 2]]",
      "[[5, 1], [3, 1]]",
      "[[0, -1]]",
      "3",
    ]
  ) {
    assertThrows(() => parseSchedule(`points(${wrong})`), OptimizerError, "knots: expected");
  }
});

Deno.test("warmup() goes up on a line, as PyTorch's LinearLR does", () => {
  // LinearLR(start_factor=0.25, total_iters=4) of 0.8: 0.2, 0.35, 0.5, 0.65, then 0.8.
  for (const [i, value] of valuesOf("warmup(0.8, 4, from=0.25)", [0, 1, 2, 3, 4, 5]).entries()) {
    assertAlmostEquals(value, [0.2, 0.35, 0.5, 0.65, 0.8, 0.8][i]!, 1e-15);
  }
  assertEquals(valuesOf("warmup(0.8, 4)", [0, 1, 2, 4, 100]), [0, 0.2, 0.4, 0.8, 0.8]);
  for (const from of [-0.1, 1, 2]) {
    assertThrows(
      () => parseSchedule(`warmup(1, 4, from=${from})`),
      OptimizerError,
      "from: expected",
    );
  }
});

Deno.test("warmup() wraps another schedule, whose clock runs on", () => {
  const length = { before: 0, last: 10 };
  const text = "warmup(cosine(0.4, 0), 8)";
  const at = follow(parseSchedule(text), length),
    inner = follow(parseSchedule("cosine(0.4, 0)"), length);
  for (
    const [update, epoch, share] of [[0, 0, 0], [2, 0, 1 / 4], [4, 0, 1 / 2], [8, 1, 1], [
      50,
      6,
      1,
    ]] as const
  ) {
    const position = { update, epoch, epochShare: 0.5 };
    assertEquals(at(position), inner(position) * share);
  }
  // One inside the other: half of a half.
  assertEquals(valuesOf("warmup(warmup(1, 4), 4)", [2]), [0.25]);
  assertThrows(() => follow(parseSchedule(text)), TypeError, "without a length");
  // A longer training with the pinned schedule goes on as in the short one.
  const [pinned] = pinSchedules(parseOptimizer(`sgd(${text})`), length);
  assertEquals(formatOptimizer([pinned!]), "sgd(warmup(cosine(0.4, 0, epochs=10), 8))");
  const [plain] = pinSchedules(parseOptimizer("sgd(warmup(0.1, 8, from=0.5))"), length);
  assertEquals(formatOptimizer([plain!]), "sgd(0.1, warmup=8, from=0.5)");
});

Deno.test("warmup() follows what the schedule inside it follows", () => {
  const measured = (text: string) => measuredBy(parseSchedule(text));
  assertEquals(measured("warmup(byError(1, of=training), 3)"), "trainingError");
  assertEquals(measured("warmup(warmup(plateau(1, 0.5, 2), 3), 3)"), "error");
  assertEquals([measured("0.1"), measured("warmup(halve(0.1, 3), 3)")], [null, null]);
  const steps = parseOptimizer("noise(warmup(byError(1, of=training), 3)) > sgd(0.1)");
  assertEquals(followedBy(steps), new Set(["trainingError"]));
});

Deno.test("schedules of schedules are read from text, short or in full, and written", () => {
  const same: Readonly<Record<string, string>> = {
    "sgd(0.1, warmup=100)": "sgd(warmup(0.1, 100))",
    "sgd(0.1, warmup=100, from=0.1)": "sgd(warmup(0.1, 100, from=0.1))",
    "sgd(warmup(cosine(0.1, 0), 100))": "sgd(cosine(0.1, 0), warmup=100)",
    "sgd(warmup(halve(0.1, 25, of=100), 100))":
      "sgd( warmup( halve(0.1, every=25, of=100) , 100 ) )",
    "sgd(0.1, plateau=0.5, patience=3)": "sgd(plateau(0.1, 0.5, 3, threshold=0.0001, cooldown=0))",
    "noise(annealed(eta=1, gamma=0.55)) > sgd(1)":
      "noise(annealed(eta=1, from=0, every=1)) > sgd(1)",
  };
  for (const [text, other] of Object.entries(same)) {
    assertEquals(formatOptimizer(parseOptimizer(text)), text);
    assertEquals(formatOptimizer(parseOptimizer(other)), text);
  }
  const wrong: Readonly<Record<string, string>> = {
    "sgd(warmup(0, 10))": "column 12: value: expected a number above 0 or a schedule, got 0",
    "sgd(warmup(halve(0.1), 10))": "column 12: expected every in halve(",
    "sgd(0.1, cosine=0, warmup=10)": "column 20: expected value, to or epochs, got warmup",
  };
  for (const [text, message] of Object.entries(wrong)) {
    assertThrows(() => parseOptimizer(text), OptimizerError, message);
  }
  assertEquals(parseSchedule(" 0.25 "), 0.25);
  for (const text of ["", "0", "clip(3)", "half", "0.1, 2", "true", "[1]"]) {
    assertThrows(
      () => parseSchedule(text),
      OptimizerError,
      "Cannot read the schedule at column",
    );
  }
});

Deno.test("annealed() with the clock of a known fault", () => {
  const at = (clock: { from?: number; every?: number }, update: number) =>
    follow(annealed({ eta: 0.01, ...clock }))({ update, epoch: 0 });
  // The numbers of the survey: at t = 1,000 the right one is 0.0150, that of the slow clock 0.0517.
  assertAlmostEquals(at({}, 1000), 0.0149582, 1e-7);
  assertAlmostEquals(at({ every: 100 }, 1000), Math.sqrt(0.01 / 11 ** 0.55), 1e-15);
  assertEquals(at({ every: 100 }, 1099), at({ every: 100 }, 1000));
  assertEquals(at({ from: 1 }, 0), at({}, 1));
  assertEquals(at({ from: 1, every: 10 }, 25), at({}, 3));
  for (const clock of [{ from: -1 }, { from: 0.5 }, { every: 0 }, { every: 1.5 }]) {
    assertThrows(() => annealed({ eta: 1, ...clock }), RangeError, "by a clock from");
  }
  // The right clock is data as ever.
  assertEquals(annealed({ eta: 1, from: 0, every: 1 }), { kind: "annealed", eta: 1, gamma: 0.55 });
});

Deno.test("schedules over updates say what they are", () => {
  const words = (text: string) =>
    stepWords(parseOptimizer(`noise(${text}) > sgd(1)`)[0]!).slice(19);
  assertEquals(
    words("steps(0.1, at=[30], factor=0.5)"),
    "of standard deviation 0.1, times 0.5 at update 30",
  );
  assertEquals(
    words("steps(0.1, at=[30, 50], factor=0.5)"),
    "of standard deviation 0.1, times 0.5 at updates 30, 50",
  );
  assertEquals(
    words("points([[0, 1], [9, 0.5]])"),
    "of standard deviation 1 at update 0, 0.5 at update 9, on lines between them",
  );
  assertEquals(
    words("points([[0, 1], [9, 0.5]], held=true)"),
    "of standard deviation 1 from update 0, 0.5 from update 9",
  );
  assertEquals(
    words("inversePower(1, 0.55)"),
    "of standard deviation 1 / (1 + t)^0.55 at update t",
  );
  assertEquals(
    words("warmup(halve(1, 25), 9, from=0.25)"),
    "of standard deviation 1, halved every 25 epochs, warmed up from 25 % over 9 updates",
  );
  assertEquals(
    words("annealed(eta=1, from=1, every=100)"),
    "of variance 1 / (2 + t)^0.55 at update t, t counting every 100 updates",
  );
});
