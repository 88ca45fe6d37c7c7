import type { CommandLine, Invocation } from "../commands/mod.ts";

/** A command line that a library reads, prints the help of, and whose errors it finds. */
export interface Program {
  /** The words that a command may begin with. */
  readonly commands: readonly string[];
  /**
   * Carries out what is typed, or prints the help or the version.
   *
   * @returns The exit code.
   * @throws {UsageError} If it cannot be used.
   */
  run(args: readonly string[]): Promise<number>;
  /**
   * The help of a command.
   *
   * @param words What is typed for it; none for that of all commands.
   * @param width Columns.
   */
  help(words: readonly string[], width: number): string;
}

/**
 * Makes a program of the table.
 *
 * @param carryOut What is done for a command that was typed without an error; it returns the exit code.
 */
export type Renderer = (
  line: CommandLine,
  carryOut: (invocation: Invocation) => Promise<number>,
) => Program;
