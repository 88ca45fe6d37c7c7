/** Optimizers as text: what is read, and where text is refused. */

import { assertEquals, assertStringIncludes, assertThrows } from "../../../std.ts";
import {
  batchesPerUpdate,
  formatOptimizer,
  OptimizerError,
  readOptimizer,
  readStage,
  readSteps,
  replaceStages,
  type Step,
} from "../../../optim/spec/mod.ts";
import { nameOneOf, schedules } from "../../../optim/schedules/mod.ts";
import { parseOptimizer, parseSchedule } from "../../../optim/mod.ts";

const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
const halve = { kind: "halve", value: 0.005, every: 25 };

/** Texts, the steps that they say, and how those are written. */
const texts: readonly (readonly [text: string, steps: readonly Step[], written?: string])[] = [
  ["sgd(0.01)", [{ kind: "sgd", rate: 0.01 }]],
  ["  sgd ( 1e-2 )  ", [{ kind: "sgd", rate: 0.01 }], "sgd(0.01)"],
  ["sgd(rate=.5)", [{ kind: "sgd", rate: 0.5 }], "sgd(0.5)"],
  [
    "clip(40) > noise(0.001) > sgd(0.005, halve=25)",
    [
      { kind: "clip", norm: 40 },
      { kind: "noise", deviation: 0.001 },
      { kind: "sgd", rate: halve },
    ],
  ],
  [
    "sgd(halve(0.005, 25))",
    [{ kind: "sgd", rate: halve }],
    "sgd(0.005, halve=25)",
  ],
  [
    "sgd(0.005, of=100, halve=25)",
    [{ kind: "sgd", rate: { ...halve, of: 100 } }],
    "sgd(0.005, halve=25, of=100)",
  ],
  [
    "adam(cosine(0.003, to=0.02), beta1=0.9, beta2=0.999, epsilon=1e-8)",
    [{ kind: "adam", rate: { kind: "cosine", value: 0.003, to: 0.02 }, ...adam }],
    "adam(0.003, cosine=0.02, beta1=0.9, beta2=0.999, epsilon=1e-8)",
  ],
  [
    "adam(0.003, halve=25, of=100, beta1=0.9, beta2=0.999, epsilon=1e-8)",
    [{ kind: "adam", rate: { ...halve, value: 0.003, of: 100 }, ...adam }],
  ],
  [
    "adam(epsilon=1e-8, beta2=0.999, beta1=0.9, rate=0.003)",
    [{ kind: "adam", rate: 0.003, ...adam }],
    "adam(0.003, beta1=0.9, beta2=0.999, epsilon=1e-8)",
  ],
  [
    "noise(annealed(eta=1)) > sgd(1)",
    [
      { kind: "noise", deviation: { kind: "annealed", eta: 1, gamma: 0.55 } },
      { kind: "sgd", rate: 1 },
    ],
    "noise(annealed(eta=1, gamma=0.55)) > sgd(1)",
  ],
  [
    "scaleByAdam(beta1=0.9, beta2=0.999, epsilon=1e-8) > scaleByLearningRate(0.1)",
    [{ kind: "scaleByAdam", ...adam }, { kind: "scaleByLearningRate", rate: 0.1 }],
  ],
];

for (const [text, steps, written = text] of texts) {
  Deno.test(`parseOptimizer() reads ${text}`, () => {
    assertEquals(parseOptimizer(text), [...steps]);
    assertEquals(formatOptimizer(steps), written);
    // The steps themselves are read as they are.
    assertEquals(readOptimizer(steps), [...steps]);
  });
}

/** Texts that are refused: at which column, and for what. */
const faults: readonly (readonly [text: string, column: number, problem: string])[] = [
  ["", 1, "expected a transformation, got the end"],
  ["klip(40) > sgd(1)", 1, "expected a transformation, got klip: did you mean clip?"],
  ["sdg(0.1)", 1, "expected a transformation, got sdg: did you mean sgd?"],
  ["zzzzzzzz(1)", 1, "expected skipNonFinite, average, "],
  ["sgd(halv(0.1, 25))", 5, "expected a schedule, got halv: did you mean halve?"],
  ["average(1) > sgd(1)", 9, "decay: expected a number from 0 up to, but not including, 1, or the"],
  ['noise(1, only="bias") > sgd(1)', 15, 'got "bias"'],
  ["clip(40) >", 11, "expected a transformation, got the end"],
  ["clip(40) sgd(1)", 10, "expected > or the end, got sgd"],
  ["clip(40 > sgd(1)", 9, "expected , or ), got >"],
  ["clip(-1) > sgd(1)", 6, "norm: expected a number above 0, got -1"],
  ["clip(0) > sgd(1)", 6, "norm: expected a number above 0, got 0"],
  ["clip(many) > sgd(1)", 6, "norm: expected a number above 0, got many"],
  ["clip() > sgd(1)", 5, "expected norm in clip(norm)"],
  ["clip > sgd(1)", 5, "expected norm in clip(norm)"],
  ["clip(40, 2) > sgd(1)", 10, "expected at most 1 without a name: clip(norm)"],
  ["clip(40, norm=2) > sgd(1)", 10, "expected norm once"],
  ["clip(40, limit=2) > sgd(1)", 10, "expected norm, got limit"],
  ["sgd(0.1, halves=3)", 10, "expected rate, halve, cosine, plateau or warmup, got halves"],
  ["sgd(0.1, halve=2.5)", 16, "halve: expected a whole number above 0"],
  ["sgd(0.1, halve=25, to=3)", 20, "expected value, every, of or after, got to"],
  ["sgd(0.1, cosine=1)", 17, "cosine: expected a number from 0 up to, but not including, 1"],
  ["sgd(0.1, halve=25, cosine=0.1)", 20, "expected value, every, of or after, got cosine"],
  ["sgd(halve=25)", 5, "value: expected a number above 0"],
  ["sgd(0.1, halve=25, halve=5)", 20, "expected every once"],
  ["noise(white(1)) > sgd(1)", 7, `expected ${nameOneOf(Object.keys(schedules))}, got white`],
  [
    "noise(annealed(1)) > sgd(1)",
    16,
    "expected options by name: annealed(eta=, gamma=, from=, every=)",
  ],
  ["noise(annealed(eta=0)) > sgd(1)", 20, "eta: expected a number above 0, got 0"],
  [
    "noise(1) > clip(40) > sgd(1)",
    12,
    "a clip after a noise: the order is clip, noise, scale, rule",
  ],
  ["sgd(1) > clip(40)", 10, "a clip after a rule"],
  [
    "clip(1) > accumulate(4) > sgd(1)",
    11,
    "accumulate after a clip: wrappers stand at the front",
  ],
  ["clip(1) > unordered > sgd(1)", 11, "unordered after a clip: wrappers stand at the front"],
  ["accumulate(4)", 14, "expected a rule at the end, such as sgd(0.01)"],
  ["unordered > sgd(1) > accumulate(4)", 35, "expected steps after accumulate, which wraps them"],
  ["accumulate(0) > sgd(1)", 12, "batches: expected a whole number above 0, got 0"],
  ["unordered(1) > sgd(1)", 11, "expected options by name: unordered()"],
  ["clip(40)", 9, "expected a rule at the end, such as sgd(0.01)"],
  ["sgd(1) > sgd(1)", 16, "expected one rule, at the end"],
  [
    "adam(0.1, beta1=1, beta2=0.9, epsilon=1)",
    17,
    "beta1: expected a number from 0 up to, but not",
  ],
  ["adam(0.1)", 1, "expected beta1 in adam(rate, beta1=, beta2=, epsilon=)"],
  ["trace([0.9, 1) > sgd(1)", 14, "expected , or ], got )"],
  ["sgd(1)\u00e9", 7, "expected > or the end"],
];

for (const [text, column, problem] of faults) {
  Deno.test(`parseOptimizer() refuses "${text}" at column ${column}`, () => {
    const error = assertThrows(() => parseOptimizer(text), OptimizerError);
    assertEquals([error.column, error.problem.includes(problem)], [column, true], error.message);
    assertEquals(error.message.startsWith(`Cannot read the optimizer at column ${column}: `), true);
    assertEquals(error.excerpt, `${text}\n${" ".repeat(column - 1)}^`);
  });
}

/** Lists that are refused: the path to the fault, and the message. */
const wrong:
  readonly (readonly [source: unknown, path: readonly PropertyKey[], message: string])[] = [
    [3, [], "Cannot read the optimizer: expected text or a list of steps"],
    [[], [], "Cannot read the optimizer: expected a rule at the end"],
    [[3], [0], "Cannot read step 1 of the optimizer: expected an object with a kind"],
    [
      [{ kind: "toString" }],
      [0, "kind"],
      "Cannot read kind in step 1 of the optimizer: expected skipNonFinite, average",
    ],
    [
      [{ kind: "clip", norm: 1 }, { kind: "sgd", rate: { kind: "halve", value: 1, every: 0 } }],
      [1, "rate", "every"],
      "Cannot read rate.every in step 2 of the optimizer: expected a whole number above 0",
    ],
    [
      [{ kind: "sgd", rate: 1, more: 2 }],
      [0],
      "Cannot read step 1 of the optimizer: unrecognized key",
    ],
    [[{ kind: "sgd", rate: "1" }], [0, "rate"], "expected a number above 0 or a schedule"],
    [[{ kind: "sgd", rate: NaN }], [0, "rate"], "expected a number above 0 or a schedule"],
    [[{ kind: "sgd" }], [0, "rate"], "expected a number above 0 or a schedule"],
    [[{ kind: "sgd", rate: 1 }, { kind: "clip", norm: 1 }], [1], "a clip after a rule"],
  ];

for (const [source, path, message] of wrong) {
  Deno.test(`readOptimizer() refuses ${JSON.stringify(source)}`, () => {
    const error = assertThrows(
      () => readOptimizer(source as Step[]),
      OptimizerError,
      message,
    );
    assertEquals([error.path, error.column, error.excerpt], [path, null, ""]);
  });
}

Deno.test("readStage() takes steps of its stage alone, and none", () => {
  assertEquals(readStage("clip(1) > clip(2)", ["clip"]).map(({ norm }) => norm), [1, 2]);
  assertEquals(readStage("none", ["noise"]), []);
  assertEquals(readStage(null, ["noise"]), []);
  assertThrows(
    () => readStage("trace(0.9)", ["clip"]),
    OptimizerError,
    "expected a clip, got trace, a scale",
  );
  assertThrows(() => readStage("klip(1)", ["clip"]), OptimizerError, "column 1");
});

Deno.test("replaceStages() keeps wrappers in front, and the places of steps in any order", () => {
  const change = { clip: readSteps("clip(1)"), noise: readSteps("noise(2)") };
  const replaced = (text: string) => formatOptimizer(replaceStages(parseOptimizer(text), change));
  assertEquals(
    replaced("accumulate(2) > clip(40) > clipByValue(3) > sgd(1)"),
    "accumulate(2) > clip(1) > noise(2) > sgd(1)",
  );
  assertEquals(
    replaced("unordered > noise(1) > accumulate(2) > clip(40) > sgd(1) > clipByValue(3)"),
    "unordered > noise(2) > accumulate(2) > clip(1) > sgd(1)",
  );
  assertEquals(
    replaced("unordered > noise(1) > sgd(1)"),
    "unordered > clip(1) > noise(2) > sgd(1)",
  );
  assertEquals(
    formatOptimizer(
      replaceStages(parseOptimizer("unordered > noise(1) > clip(2) > sgd(1)"), { noise: [] }),
    ),
    "unordered > clip(2) > sgd(1)",
  );
});

Deno.test("batchesPerUpdate() is the product of what accumulates", () => {
  const of = (text: string) => batchesPerUpdate(parseOptimizer(text));
  assertEquals([of("sgd(1)"), of("accumulate(3) > sgd(1)")], [1, 3]);
  assertEquals(of("accumulate(2) > telemetry(5) > accumulate(3) > sgd(1)"), 6);
});

Deno.test("replaceStages() replaces what is named and keeps the order", () => {
  const steps = readSteps("clip(1) > trace(0.5) > sgd(1)");
  const replaced = replaceStages(steps, {
    clip: [],
    noise: readSteps("noise(0.1)"),
    rule: readSteps("scaleByLearningRate(2)"),
  });
  assertEquals(formatOptimizer(replaced), "noise(0.1) > trace(0.5) > scaleByLearningRate(2)");
});

Deno.test("formatOptimizer() writes steps of kinds that are not known here", () => {
  const step = { kind: "mine", size: 2, words: ["a", "two words", "true"], on: true, none: null };
  assertEquals(
    formatOptimizer([step]),
    'mine(size=2, words=[a, "two words", "true"], on=true, none=null)',
  );
  assertThrows(
    () => formatOptimizer([{ kind: "mine", nested: { a: 1 } }]),
    TypeError,
    "Cannot write an option as text",
  );
});

Deno.test("parseSchedule() says that it reads a schedule", () => {
  for (const [text, column] of [["", 1], ["halve(1)", 1], ["cosine(0.1, 2)", 13]] as const) {
    const { message } = assertThrows(() => parseSchedule(text), OptimizerError);
    assertStringIncludes(message, `Cannot read the schedule at column ${column}: `);
  }
});
