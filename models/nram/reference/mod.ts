/** Neural random-access machines in tensor operations: the paper's equations. */

export { type Chosen } from "./choices.ts";
export { applyModule, type ArithmeticModule, type ModuleInputs } from "./fuzzy_modules.ts";
export { read, write } from "./memory.ts";
export { NramReference } from "./reference.ts";
export { type MachineRun, runMachine, type RunOptions } from "./run_machine.ts";
export { type MachineStep } from "./step.ts";
export { traceMachine } from "./trace_machine.ts";
