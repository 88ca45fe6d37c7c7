/**
 * The few calls that `cliffy_program.ts` makes of Cliffy 1.2.1, which is published on JSR alone: types are checked
 * against these where JSR cannot be reached, and against Cliffy's own by `deno check --config deno.jsr.json`.
 */

/** How an option is read, beside its flags. */
export interface CliffyOptionSettings {
  /** Whether the command cannot do without it. */
  required?: boolean;
  /** Whether it may stand more than once. */
  collect?: boolean;
  /** Names of options that cannot be given beside it. */
  conflicts?: string[];
  /** The value where it is not given; `value` gets it, too. */
  default?: unknown;
  /**
   * Turns what was typed into a value: a text, or true for a switch.
   *
   * @param before What it has returned for the same option before.
   */
  value?(given: unknown, before?: unknown): unknown;
}

/** A command, and what is below it. */
export declare class Command {
  name(name: string): unknown;
  description(description: string): unknown;
  version(version: string): unknown;
  versionOption(flags: string, description: string): unknown;
  helpOption(flags: string, description: string): unknown;
  help(settings: { colors: boolean }): unknown;
  /** Errors are thrown, instead of printed before the program ends. */
  throwErrors(): unknown;
  /** An option of every command below, too. */
  globalOption(flags: string, description: string): unknown;
  option(flags: string, description: string, settings: CliffyOptionSettings): unknown;
  argument(place: string, description: string, settings?: { default?: unknown }): unknown;
  command(name: string, command: Command): unknown;
  action(action: (options: Record<string, unknown>, ...args: unknown[]) => unknown): unknown;
  parse(args: string[]): Promise<unknown>;
  getHelp(settings?: { width?: number; long?: boolean }): string;
}

/** Something is wrong with what was typed. */
export declare class ValidationError extends Error {}
