/** What a machine did with one tape, as plain numbers. M cells, R registers. */
export interface MachineTrace {
  readonly steps: readonly TracedStep[];
  /** `[M]`: what it answered. */
  readonly answer: readonly number[];
}

/** A step of a machine. */
export interface TracedStep {
  /**
   * By choice, in the order of the circuit (the arguments of the modules, then the registers): how likely it
   * was to take each of its sources. Not rounded, also where the machine is.
   */
  readonly choices: readonly (readonly number[])[];
  /** By argument of a module, in the order of the circuit, `[M]`: the integer that it was given. */
  readonly arguments: readonly (readonly number[])[];
  /** `[R][M]`, after the step. */
  readonly registers: readonly (readonly number[])[];
  /** `[M][M]`, after the step: which integer each cell holds. */
  readonly memory: readonly (readonly number[])[];
  /** The chance to stop after this step, of those machines that came so far. */
  readonly stop: number;
}
