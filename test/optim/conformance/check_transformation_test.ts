/** Every transformation of the table against the contract, and faults that the contract must name. */

import * as tf from "@tensorflow/tfjs";
import { z } from "zod";
import {
  adam,
  addGradientNoise,
  checkTransformation,
  clipByGlobalNorm,
  defineTransformation,
  type GradientTransformation,
  sgd,
  type StepEntry,
  transformations,
  type Tree,
} from "../../../optim/mod.ts";
import { assert, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";

for (const [kind, entry] of Object.entries(transformations)) {
  testOnBackends(`the contract of transformations: ${kind}`, async () => {
    assertEquals(await checkTransformation(entry), []);
  });
}

/** An entry of a transformation that has a fault. */
function faulty(
  stage: StepEntry["stage"],
  build: (key: readonly [number, number]) => GradientTransformation,
  change: Partial<StepEntry> = {},
): StepEntry {
  return {
    ...defineTransformation({
      kind: "faulty",
      stage,
      title: "a fault",
      options: z.strictObject({ size: z.number().positive() }),
      positional: ["size"],
      words: ({ size }) => `a fault of ${size}`,
      build: (_, { key }) => build(key!),
      examples: ["faulty(1)"],
    }),
    ...change,
  };
}

const map = (tree: Tree, to: (tensor: tf.Tensor, name: string) => tf.Tensor): Tree =>
  Object.fromEntries(Object.entries(tree).map(([name, tensor]) => [name, to(tensor, name)]));

type Update = GradientTransformation["update"];

/** A transformation without a state. */
const simple = (stage: StepEntry["stage"], update: Update): GradientTransformation => ({
  stage,
  init: () => null,
  update,
});

const halved: Update = (updates, state) => ({
  updates: map(updates, (one) => tf.mul(one, 0.5)),
  state,
});
const clean = () => simple("scale", halved);

/** Faults by what the finding must be about. */
const faults: Readonly<Record<string, readonly [what: string, StepEntry]>> = {
  "a leaked tensor": [
    "tensors",
    faulty("scale", () =>
      simple("scale", (updates, state, ...rest) => {
        tf.scalar(1);
        return halved(updates, state, ...rest);
      })),
  ],
  "a gradient disposed of": [
    "tensors",
    faulty("scale", () =>
      simple("scale", (updates, state) => ({
        state,
        updates: map(updates, (one) => {
          const half = tf.mul(one, 0.5);
          one.dispose();
          return half;
        }),
      }))),
  ],
  "the gradients themselves returned": [
    "updates",
    faulty("scale", () => simple("scale", (updates, state) => ({ updates, state }))),
  ],
  "a parameter left out": [
    "updates",
    faulty(
      "scale",
      () => simple("scale", ({ W }, state) => ({ updates: { W: tf.mul(W!, 0.5) }, state })),
    ),
  ],
  "an unseeded draw": [
    "deterministic",
    faulty("noise", () =>
      simple("noise", (updates, state) => ({
        updates: map(updates, (one) => tf.mul(one, Math.random())),
        state,
      }))),
  ],
  "a key that is not used": [
    "seeded",
    faulty(
      "noise",
      () => addGradientNoise({ deviation: 1, key: [1, 2] }) as GradientTransformation,
    ),
  ],
  "discarded noise that is added": [
    "discarded",
    faulty("noise", (key) => {
      const noise = addGradientNoise({ deviation: 1, key });
      return { ...noise, discarded: true } as GradientTransformation;
    }),
  ],
  "the same draw in every update": [
    "seeded",
    faulty("noise", (key) => {
      const noise = addGradientNoise({ deviation: 1, key });
      return simple("noise", (updates, state, params, info) => ({
        updates: noise.update(map(updates, (one) => one), { update: 0 }, params, info).updates,
        state,
      }));
    }),
  ],
  "draws by position": [
    "names",
    faulty("scale", () =>
      simple("scale", (updates, state) => {
        let at = 0;
        return { updates: map(updates, (one) => tf.mul(one, ++at)), state };
      })),
  ],
  "a count outside the state": [
    "resumes",
    faulty("scale", () => {
      let count = 0;
      return simple("scale", (updates, state) => {
        count += 1;
        return { updates: map(updates, (one) => tf.div(one, count)), state };
      });
    }),
  ],
  "a state changed in place": [
    "pure",
    faulty("scale", () => ({
      stage: "scale",
      init: () => new Float32Array(1),
      update(updates, state, ...rest) {
        (state as Float32Array)[0]! += 1;
        return halved(updates, state, ...rest);
      },
    })),
  ],
  "a state that moves on NaN": [
    "not finite",
    faulty("scale", () => ({
      stage: "scale",
      init: () => 0,
      update: (updates, state, ...rest) => ({
        ...halved(updates, state, ...rest),
        state: (state as number) + 1,
      }),
    })),
  ],
  "a rule that updates by NaN": [
    "not finite",
    faulty("rule", () =>
      simple("rule", (updates, state) => ({
        updates: map(updates, (one) => tf.mul(one, -0.5)),
        state,
      }))),
  ],
  "a rule that climbs": [
    "descends",
    faulty("rule", () => {
      const { init, update } = sgd(0.1) as GradientTransformation;
      return {
        stage: "rule",
        init,
        update(...args) {
          const { updates, state } = update(...args);
          return { updates: map(updates, (one) => tf.neg(one)), state };
        },
      };
    }),
  ],
  "a fused factor that differs": [
    "fused",
    faulty("clip", () => {
      const { elementwise, ...rest } = clipByGlobalNorm(1) as GradientTransformation;
      assert(elementwise?.kind === "scale");
      return {
        ...rest,
        elementwise: {
          kind: "scale",
          begin(...args) {
            const { of, state } = elementwise.begin(...args);
            return { of: (name) => of(name) * 1.000001, state };
          },
        },
      };
    }),
  ],
  "a capability in the wrong stage": [
    "fused",
    faulty("clip", () => {
      const { elementwise } = adam({ learningRate: 1, beta1: 0, beta2: 0, epsilon: 1 });
      return { ...simple("clip", halved), elementwise } as GradientTransformation;
    }),
  ],
  "a state check that accepts everything": [
    "checkState",
    faulty("scale", () => ({ ...clean(), checkState: () => {} })),
  ],
  "another stage than its entry": ["stage", faulty("clip", clean)],
  "an error": [
    "runs",
    faulty("scale", () =>
      simple("scale", () => {
        throw new RangeError("no update");
      })),
  ],
  "no example": ["examples", faulty("scale", clean, { examples: [] })],
  "an example that cannot be read": ["text", faulty("scale", clean, { examples: ["faulty(-1)"] })],
  "options that are not strict": [
    "options",
    faulty("scale", clean, { options: z.object({ size: z.number() }) }),
  ],
  "an option that is not checked": [
    "options",
    faulty("scale", clean, { options: z.strictObject({ size: z.any() }) as z.ZodObject }),
  ],
  "a positional option that does not exist": [
    "positional",
    faulty("scale", clean, { positional: ["length"] }),
  ],
  "no words": ["words", faulty("scale", clean, { words: () => "" })],
};

for (const [name, [what, entry]] of Object.entries(faults)) {
  Deno.test(`the contract names ${name}`, async () => {
    await tf.setBackend("cpu");
    tf.engine().startScope();
    try {
      const findings = await checkTransformation(entry);
      const about = findings.filter((finding) => finding.what.endsWith(what));
      assert(about.length > 0, JSON.stringify(findings, null, 2));
      for (const { expected, got, advice } of findings) {
        assert([expected, got, advice].every((text) => text.length > 0));
      }
    } finally {
      tf.engine().endScope();
      tf.disposeVariables();
    }
    assert(!Object.hasOwn(transformations, "faulty"));
  });
}

testOnBackends("the contract finds nothing in a transformation without a fault", async () => {
  const entry = faulty("scale", () => ({
    ...clean(),
    checkState(state) {
      if (state !== null) throw new TypeError("Cannot take a state");
    },
  }));
  assertEquals(await checkTransformation(entry), []);
});
