import * as tf from "@tensorflow/tfjs";
import { circuitOf } from "../circuit.ts";
import type { MachineParameters, Tapes } from "../computation.ts";
import type { NramOptions } from "../options.ts";
import { certain } from "./certain.ts";
import { type MachineState, type MachineStep, type RunningMachine, takeStep } from "./step.ts";
import { stoppingProbabilities } from "./stopping.ts";

/** A machine that ran on tapes of one size. */
export interface MachineRun {
  /** T steps. */
  readonly steps: readonly MachineStep[];
  /** By step, `[B]`: the probability of stopping after it. */
  readonly stopping: readonly tf.Tensor1D[];
}

/** How a machine runs. */
export interface RunOptions {
  /** Whether every choice is replaced by its likeliest source. */
  readonly isRounded?: boolean;
  /** To what the gradients of activations are cropped; missing: no crop. */
  readonly limit?: number | null;
}

/** Lets a machine take all its steps. Its registers hold 0 at first. To be called in `tf.tidy`. */
export function runMachine(
  options: NramOptions,
  parameters: MachineParameters,
  { size: B, cells: M, steps: T, memory }: Tapes,
  { isRounded = false, limit = null }: RunOptions = {},
): MachineRun {
  const circuit = circuitOf(options), { registers: R } = options;
  const machine: RunningMachine = { options, circuit, parameters, limit, isRounded };
  let state: MachineState = {
    registers: tf.reshape(certain(new Int32Array(B * R), M), [B, R, M]),
    memory: tf.reshape(certain(memory, M), [B, M, M]),
    controller: null,
  };
  const steps = Array.from({ length: T }, () => {
    const step = tidied(() => takeStep(machine, state));
    state = step;
    return step;
  });
  return { steps, stopping: stoppingProbabilities(steps.map(({ stopScore }) => stopScore)) };
}

/** Lets go of what a step made on its way, unless a gradient needs it. */
function tidied(step: () => MachineStep): MachineStep {
  return tf.tidy(step as unknown as () => tf.TensorContainer) as unknown as MachineStep;
}
