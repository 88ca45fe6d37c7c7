/** Neural random-access machines. */

export type { Watched } from "./choose_runs.ts";
export { type Statement, statementsOf } from "./circuit_words.ts";
export { type Choice, type Circuit, circuitOf, type PlacedModule } from "./circuit.ts";
export type { Answered, Computation, MachineParameters, Tapes } from "./computation.ts";
export { entropyWeight } from "./entropy_weight.ts";
export { machines } from "./inspection.ts";
export type { CircuitsInspection, MachineInspection, RunInspection } from "./inspection_schema.ts";
export { type ControllerLayer, controllerLayers } from "./layers.ts";
export { machineModules, type ModuleName, moduleNames } from "./modules.ts";
export { NeuralRam } from "./nram.ts";
export { type NramOptions, nramOptionsSchema, parseNramOptions } from "./options.ts";
export type { MachineTrace, TracedStep } from "./trace.ts";
