/** Machines and tapes for the tests of the pass: each option, and sizes that do not come out even. */

import * as tf from "@tensorflow/tfjs";
import { kernelsOf } from "../../../../engine/mod.ts";
import type { NramOptions } from "../../../../models/nram/mod.ts";
import { type NramKernels, NramPass } from "../../../../models/nram/pass/mod.ts";
import { crowdedParameters, type randomParameters, withVariables } from "../_cases.ts";

export interface Case {
  readonly options?: Readonly<Record<string, unknown>>;
  /** What the entropies are multiplied by, and the objective. */
  readonly bonus?: number;
  readonly factor?: number;
  /** B, M and T. */
  readonly tapes?: readonly [number, number, number];
  /** Its parameters, at random if missing. */
  readonly parameters?: typeof randomParameters;
}

const lstm = { controller: "lstm" }, mixture = { objective: "mixture" };

export const cases: Readonly<Record<string, Case>> = {
  "an MLP": {},
  "an LSTM": { options: lstm },
  "the mixture": { options: mixture, tapes: [6, 5, 3] },
  "the mixture, an LSTM": { options: { ...lstm, ...mixture } },
  "the mean": { factor: 1 / 3 },
  "two copies of the modules": { options: { moduleCopies: 2 }, bonus: 0.1 },
  "three copies, an LSTM": { options: { ...lstm, moduleCopies: 3, steps: 2 }, tapes: [2, 4, 2] },
  "outputs that are not scaled": { options: { renormalise: false } },
  "entropies": { bonus: 0.3, tapes: [7, 6, 4] },
  "entropies that are kept up, an LSTM": { options: lstm, bonus: -0.3, factor: 1 / 3 },
  "a floor that most probabilities are below": { options: { logFloor: 0.1 } },
  "a floor, the mixture": { options: { ...mixture, logFloor: 0.1 } },
  "thirty cells, of which none is right": {
    options: { registers: 1, logFloor: 1e-30, steps: 1 },
    tapes: [2, 30, 1],
  },
  "one register": { options: { registers: 1 } },
  "three registers, hidden units that fill the vectors": {
    options: { registers: 3, hiddenUnits: 16 },
    tapes: [4, 11, 3],
  },
  "ten registers, an LSTM": { options: { ...lstm, registers: 10 }, tapes: [5, 8, 2] },
  "one step": { options: { steps: 1 }, bonus: 0.1, tapes: [1, 5, 1] },
  "two cells": { bonus: 0.1, tapes: [3, 2, 3] },
  "three cells": { options: lstm, tapes: [3, 3, 3] },
  "fifteen cells": { tapes: [2, 15, 2] },
  "more steps than it is made for": { options: lstm, tapes: [3, 6, 7] },
  "a crop of some": { options: { activationClip: 0.2 } },
  "a crop of some, an LSTM, entropies": {
    options: { ...lstm, activationClip: 0.2 },
    ...{ bonus: 0.3, tapes: [5, 7, 3] },
  },
  "a crop of some, the mean": { options: { activationClip: 0.2 }, factor: 1 / 3 },
  "a crop of nearly all": { options: { activationClip: 0.005 }, bonus: 0.1 },
  "a crop of arguments": {
    options: { registers: 3, steps: 4, activationClip: 0.03 },
    parameters: crowdedParameters,
  },
  "a crop of some, two copies, the mixture": {
    options: { ...mixture, moduleCopies: 2, activationClip: 0.1 },
  },
};

/** Uses a machine on the kernels of the current backend. */
export function withPass<Result>(
  options: NramOptions,
  parameters: Readonly<Record<string, ArrayLike<number>>>,
  use: (pass: NramPass) => Result,
): Result {
  return withVariables(options, parameters, (variables) => {
    const pass = new NramPass(kernelsOf(tf.backend()) as NramKernels, options, variables);
    try {
      return use(pass);
    } finally {
      pass.dispose();
    }
  });
}
