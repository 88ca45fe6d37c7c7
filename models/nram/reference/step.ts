import * as tf from "@tensorflow/tfjs";
import type { Circuit } from "../circuit.ts";
import type { MachineParameters } from "../computation.ts";
import type { NramOptions } from "../options.ts";
import { choose, type Chosen, mix } from "./choices.ts";
import { control, type LstmState } from "./controller.ts";
import { applyModule } from "./fuzzy_modules.ts";
import { crop, renormalise } from "./identities.ts";
import { read, write } from "./memory.ts";

/** A machine on tapes of one size. */
export interface RunningMachine {
  readonly options: NramOptions;
  readonly circuit: Circuit;
  readonly parameters: MachineParameters;
  /** To what the gradients of activations are cropped. */
  readonly limit: number | null;
  /** Whether every choice is its likeliest source. */
  readonly isRounded: boolean;
}

/** What a machine holds between two steps. */
export interface MachineState {
  /** `[B, R, M]` */
  readonly registers: tf.Tensor3D;
  /** `[B, M, M]` */
  readonly memory: tf.Tensor3D;
  readonly controller: LstmState | null;
}

/** What a step was: the state is the one after it. */
export interface MachineStep extends MachineState {
  /** In the order of the controller's outputs. */
  readonly choices: readonly Chosen[];
  /** What the modules took, `[B, M]` each, in the same order: registers come after them. */
  readonly inputs: readonly tf.Tensor2D[];
  /** `[B, R + Q, M]`: the registers before the step, then what the modules gave. */
  readonly sources: tf.Tensor3D;
  /** `[B]`: the score of stopping after it. */
  readonly stopScore: tf.Tensor1D;
}

/** A step of a machine: equations (1) to (3). */
export function takeStep(machine: RunningMachine, before: MachineState): MachineStep {
  const { options, circuit, parameters, limit, isRounded } = machine;
  const { registers } = before, [size, , cells] = registers.shape, isScaled = options.renormalise;
  const isZero = tf.squeeze<tf.Tensor2D>(tf.slice(registers, [0, 0, 0], [-1, -1, 1]), [2]);
  const { outputs, state } = control(options, parameters, isZero, before.controller);
  const { choices, stopScore } = takeApart(circuit, crop(outputs, limit), isRounded);

  let { memory } = before, sources = registers, made = 0;
  const inputs: tf.Tensor2D[] = [];
  for (const { name, arguments: { length: arity } } of circuit.modules) {
    const own = choices.slice(made, made += arity)
      .map((choice) => crop(tf.squeeze<tf.Tensor2D>(mix(choice, sources), [1]), limit));
    inputs.push(...own);
    const [a, b] = own as [tf.Tensor2D, tf.Tensor2D];
    let output: tf.Tensor2D;
    switch (name) {
      case "read":
        output = read(memory, a);
        if (isScaled) output = renormalise(output);
        break;
      case "write":
        memory = write(memory, a, b);
        output = b;
        break;
      default:
        output = applyModule(name, { size, cells, inputs: own, isScaled });
    }
    sources = tf.concat([sources, tf.expandDims<tf.Tensor3D>(output, 1)], 1);
  }
  const updated = choices.slice(made).map((choice) => mix(choice, sources));
  return {
    registers: crop(tf.concat(updated, 1), limit),
    memory: crop(memory, limit),
    controller: state,
    choices,
    inputs,
    sources,
    stopScore,
  };
}

/** The controller's outputs, `[B, O]`, as choices and the score of stopping. */
function takeApart(
  circuit: Circuit,
  outputs: tf.Tensor2D,
  isRounded: boolean,
): Pick<MachineStep, "choices" | "stopScore"> {
  const among = [...circuit.modules.flatMap((module) => module.arguments), ...circuit.updates];
  const parts = tf.split(outputs, [...among.map(({ sources }) => sources), 1], 1) as tf.Tensor2D[];
  return {
    choices: parts.slice(0, -1).map((scores) => choose(scores, isRounded)),
    stopScore: tf.squeeze(parts.at(-1)!, [1]),
  };
}
