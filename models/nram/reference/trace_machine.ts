import * as tf from "@tensorflow/tfjs";
import type { MachineParameters, Tapes } from "../computation.ts";
import type { NramOptions } from "../options.ts";
import type { MachineTrace, TracedStep } from "../trace.ts";
import { expectedMemory } from "./losses.ts";
import { runMachine } from "./run_machine.ts";
import type { MachineStep } from "./step.ts";

/** What a machine does with each of the tapes. */
export function traceMachine(
  options: NramOptions,
  parameters: MachineParameters,
  tapes: Tapes,
  isRounded: boolean,
): MachineTrace[] {
  let traces: MachineTrace[] = [];
  tf.tidy(() => {
    const run = runMachine(options, parameters, tapes, { isRounded });
    const steps = run.steps.map((step, t) => traceStep(step, t === run.steps.length - 1));
    const answers = rowsOf<number>(tf.argMax(expectedMemory(run), 2));
    traces = answers.map((answer, b) => ({ steps: steps.map((step) => step[b]!), answer }));
  });
  return traces;
}

/** A step by tape. */
function traceStep(step: MachineStep, isLast: boolean): TracedStep[] {
  const choices = step.choices.map(({ scores }) => rowsOf<number>(tf.softmax(scores)));
  const inputs = step.inputs.map((input) => rowsOf<number>(input));
  const registers = rowsOf<number[]>(step.registers), memory = rowsOf<number[]>(step.memory);
  return Array.from(tf.sigmoid(step.stopScore).dataSync(), (stop, b) => ({
    choices: choices.map((rows) => rows[b]!),
    arguments: inputs.map((rows) => rows[b]!),
    registers: registers[b]!,
    memory: memory[b]!,
    stop: isLast ? 1 : stop,
  }));
}

function rowsOf<Entry>(tensor: tf.Tensor): Entry[][] {
  return tensor.arraySync() as unknown as Entry[][];
}
