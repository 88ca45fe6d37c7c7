/** Losses and gradients of whole machines, option by option, against float64. */

import { NramReference } from "../../../models/nram/reference/mod.ts";
import { assert, assertAlmostEquals } from "../../../std.ts";
import { largestRelativeError, testOnBackends } from "../../_tensors.ts";
import {
  crowdedParameters,
  randomParameters,
  randomTapes,
  smallOptions,
  stream,
  withVariables,
} from "./_cases.ts";
import { runExactly } from "./_machine.ts";

interface Case {
  readonly options?: Readonly<Record<string, unknown>>;
  /** What the entropies are multiplied by. */
  readonly bonus?: number;
  /** What the objective is multiplied by. */
  readonly factor?: number;
  /** Its parameters, at random if missing. */
  readonly parameters?: typeof randomParameters;
}

const cases: Readonly<Record<string, Case>> = {
  "an MLP": {},
  "an LSTM": { options: { controller: "lstm" } },
  "the mixture": { options: { objective: "mixture" } },
  "the mixture, an LSTM": { options: { controller: "lstm", objective: "mixture" } },
  "the mean": { factor: 1 / 3 },
  "two copies of the modules": { options: { moduleCopies: 2 } },
  "outputs that are not scaled": { options: { renormalise: false } },
  "entropies": { bonus: 0.3 },
  "entropies, an LSTM, the mean": { options: { controller: "lstm" }, bonus: 0.3, factor: 1 / 3 },
  "a floor that most probabilities are below": { options: { logFloor: 0.1 } },
  "a floor, the mixture": { options: { objective: "mixture", logFloor: 0.1 } },
  "one register": { options: { registers: 1 } },
  "one step": { options: { steps: 1 }, bonus: 0.1 },
};

/** Gradients that are cropped are those of no function, and have the chain rule alone to be compared with. */
const cropped: Readonly<Record<string, Case>> = {
  "a crop of some": { options: { activationClip: 0.2 } },
  "a crop of some, an LSTM, entropies": {
    options: { controller: "lstm", activationClip: 0.2 },
    bonus: 0.3,
  },
  "a crop of some, the mean": { options: { activationClip: 0.2 }, factor: 1 / 3 },
  "a crop of nearly all": { options: { activationClip: 0.005 }, bonus: 0.1 },
  "a crop of arguments": {
    options: { registers: 3, steps: 4, activationClip: 0.03 },
    parameters: crowdedParameters,
  },
  "a crop of some, two copies, the mixture": {
    options: { moduleCopies: 2, activationClip: 0.1, objective: "mixture" },
  },
};

const STEP = 1e-6;

for (const [name, { options: own, bonus = 0, factor = 1 }] of Object.entries(cases)) {
  const options = smallOptions({ ...own, hiddenUnits: 3 });
  const parameters = randomParameters(options), tapes = randomTapes(2, 4, options.steps);

  Deno.test(`the chain rule agrees with central differences: ${name}`, () => {
    const { gradients } = runExactly(options, parameters, tapes, factor, bonus);
    const random = stream("directions");
    for (const [name, gradient] of Object.entries(gradients)) {
      const direction = gradient.map(() => 2 * random.uniform() - 1);
      const at = (by: number) => {
        const moved = Float64Array.from(
          parameters[name]!,
          (value, i) => value + by * direction[i]!,
        );
        const own = { ...parameters, [name]: moved };
        return runExactly(options, own, tapes, factor, bonus).objective;
      };
      const slope = (at(STEP) - at(-STEP)) / (2 * STEP);
      const expected = gradient.reduce((sum, value, i) => sum + value * direction[i]!, 0);
      assertAlmostEquals(expected, slope, 1e-7 * Math.max(1, Math.abs(slope)), name);
    }
  });
}

for (const [name, one] of Object.entries({ ...cases, ...cropped })) {
  const { bonus = 0, factor = 1, parameters: draw = randomParameters } = one;
  const options = smallOptions(one.options), parameters = draw(options);
  const tapes = randomTapes(3, 5, options.steps);

  testOnBackends(`tensor operations agree with float64: ${name}`, () => {
    const exact = runExactly(options, parameters, tapes, factor, bonus);
    withVariables(options, parameters, (variables) => {
      const reference = new NramReference(options, variables);
      const { loss, gradients, dispose } = reference.learn(tapes, factor, bonus);
      const losses = exact.tapes.reduce((sum, { loss }) => sum + loss, 0);
      assertAlmostEquals(loss, losses, 1e-5 * losses);
      for (const [name, gradient] of Object.entries(exact.gradients)) {
        const error = largestRelativeError(gradients[name]!.dataSync(), gradient);
        assert(error < 2e-3, `${name}: ${error}`);
      }
      dispose();
      const objective = reference.objective(tapes, factor, bonus);
      assertAlmostEquals(
        objective.dataSync()[0]!,
        exact.objective,
        1e-5 * Math.abs(exact.objective),
      );
      objective.dispose();
    });
  });
}

Deno.test("the crops of the cases change most gradients", () => {
  for (const one of Object.values(cropped)) {
    const { bonus = 0, factor = 1, parameters: draw = randomParameters } = one;
    const options = smallOptions(one.options), parameters = draw(options);
    const tapes = randomTapes(3, 5, options.steps);
    const run = (activationClip: number | null) =>
      runExactly({ ...options, activationClip }, parameters, tapes, factor, bonus).gradients;
    const with_ = run(options.activationClip), without = run(null);
    for (const name of Object.keys(with_)) {
      assert(largestRelativeError(with_[name]!, without[name]!) > 0.01, name);
    }
  }
});
