/** Text and steps are inverse, for any steps of the tables. */

import { formatOptimizer, parseOptimizer, readSteps, type Step } from "../../../optim/spec/mod.ts";
import { assertEquals } from "../../../std.ts";
import { fc } from "../../_properties.ts";

const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
const whole = fc.integer({ min: 1, max: 100_000 });
const decay = fc.double({ min: 0, max: 0.999999, noNaN: true });
const nonNegative = fc.double({ min: 0, max: 100, noNaN: true }).map((value) => value + 0);
const optional = { requiredKeys: ["kind", "value", "every"] } as const;

/** Updates that grow. */
const growing = fc.uniqueArray(whole, { minLength: 1, maxLength: 4 })
  .map((updates) => updates.toSorted((a, b) => a - b));

const flat = fc.oneof(
  positive,
  fc.record(
    {
      ...{ kind: fc.constant("annealed"), eta: positive, gamma: nonNegative, from: whole },
      every: fc.integer({ min: 2, max: 1000 }),
    },
    { requiredKeys: ["kind", "eta", "gamma"] },
  ),
  fc.record({ kind: fc.constant("inversePower"), value: positive, power: nonNegative }),
  fc.record({
    ...{ kind: fc.constant("steps"), value: positive, at: growing },
    factor: fc.double({ min: 1e-9, max: 0.999999, noNaN: true }),
  }),
  fc.record(
    {
      kind: fc.constant("points"),
      knots: growing.map((updates) => updates.map((update, i) => [update, 2 ** -i])),
      held: fc.constant(true),
    },
    { requiredKeys: ["kind", "knots"] },
  ),
  fc.record(
    {
      ...{
        kind: fc.constant("plateau"),
        value: positive,
        factor: fc.constant(0.5),
        patience: whole,
      },
      ...{ threshold: fc.constant(0.01), cooldown: whole, least: positive },
    },
    { requiredKeys: ["kind", "value", "factor", "patience"] },
  ),
  fc.record(
    {
      ...{ kind: fc.constant("byError"), scale: positive, gamma: nonNegative },
      ...{ allowed: nonNegative, of: fc.constant("training") },
    },
    { requiredKeys: ["kind", "scale", "gamma", "allowed"] },
  ),
  fc.record(
    { kind: fc.constant("cosine"), value: positive, to: decay, epochs: whole },
    { requiredKeys: ["kind", "value", "to"] },
  ),
  fc.record(
    { kind: fc.constant("halve"), value: positive, every: whole, of: whole, after: whole },
    { requiredKeys: [...optional.requiredKeys] },
  ),
);

const warmedUp = (value: typeof flat) =>
  fc.record(
    {
      ...{ kind: fc.constant("warmup"), value, updates: whole },
      from: fc.double({ min: 1e-9, max: 0.999999, noNaN: true }),
    },
    { requiredKeys: ["kind", "value", "updates"] },
  );
const once = warmedUp(flat);
const schedule = fc.oneof(flat, once, warmedUp(once as unknown as typeof flat));

const step = (kind: string, options: Record<string, ReturnType<typeof fc.oneof>>) =>
  fc.record({ kind: fc.constant(kind), ...options });
const yes = fc.constant(true);
const patterns = fc.array(
  fc.constantFrom("*", "*bias", "a/b:0", 'quoted"name', "W[0]", "*[2:5]", "W[:3]", "W[4:]"),
  { minLength: 1, maxLength: 3 },
);
const mask = { only: patterns, except: patterns };
const adam = { beta1: decay, beta2: decay, epsilon: positive };

const optimizer = fc.tuple(
  fc.array(
    fc.oneof(
      ...["clip", "clipPerGroup", "clipPerParameter", "clipBySpectralNorm", "clipEach"].map((
        kind,
      ) => step(kind, { norm: positive })),
      step("clipByBlockRms", { threshold: positive }),
      step("clipByValue", { limit: positive }),
      step("clipAdaptively", { factor: positive, epsilon: positive }),
    ),
    { maxLength: 2 },
  ),
  fc.array(
    fc.oneof(
      fc.record(
        {
          ...{ kind: fc.constant("noise"), deviation: schedule, truncated: yes },
          anticorrelated: fc.double({ min: 1e-9, max: 1, noNaN: true }),
          ...mask,
          ...{ discarded: yes, shared: yes, frozen: yes },
        },
        { requiredKeys: ["kind", "deviation"] },
      ),
      fc.record(
        { kind: fc.constant("langevin"), temperature: positive, rate: schedule, ...mask },
        { requiredKeys: ["kind", "temperature"] },
      ),
    ),
    { maxLength: 2 },
  ),
  fc.array(fc.oneof(step("scaleByAdam", adam), step("trace", { decay })), { maxLength: 2 }),
  fc.oneof(
    step("sgd", { rate: schedule }),
    step("scaleByLearningRate", { rate: schedule }),
    step("adam", { rate: schedule, ...adam }),
  ).map((rule) => [rule]),
).map((parts) => parts.flat() as unknown as Step[]);

/** Steps as plain objects, whatever prototype the generator gave them. */
const plain = (steps: readonly Step[]): Step[] => JSON.parse(JSON.stringify(steps));

Deno.test("parseOptimizer() and formatOptimizer() are inverse", () => {
  fc.assert(fc.property(optimizer, (generated) => {
    const steps = plain(generated), text = formatOptimizer(steps);
    assertEquals(parseOptimizer(text), steps);
    assertEquals(formatOptimizer(parseOptimizer(text)), text);
    // Spaces do not matter, and reading what was read changes nothing.
    assertEquals(parseOptimizer(text.replaceAll(" ", "")), steps);
    assertEquals(readSteps(steps), steps);
  }));
});

Deno.test("parseOptimizer() reads any text or names a column in it", () => {
  const words = [
    "clip",
    "sgd",
    "halve",
    "(",
    ")",
    "[",
    ">",
    ",",
    "=",
    "1",
    "-0.5",
    " ",
    "noise",
    '"',
    "é",
  ];
  fc.assert(fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (parts) => {
    const text = parts.join("");
    try {
      parseOptimizer(text);
    } catch (error) {
      const { column } = error as { readonly column?: number };
      assertEquals(column! >= 1 && column! <= text.length + 1, true, `${text}: ${error}`);
    }
  }));
});
