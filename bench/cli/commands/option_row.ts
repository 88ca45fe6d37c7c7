import type { PathsOf } from "../path_use.ts";

/** Names that may stand somewhere, for completions; what makes them is loaded when they are asked for. */
export type Names = () => readonly string[] | Promise<readonly string[]>;

/** An option of a command. Its key is its name in the action: `dryRun` is typed `--dry-run`. */
export interface OptionRow {
  /** How the help names the value: `<n>`. Without it the option is a switch. */
  readonly value?: `<${string}>`;
  /** A part of a sentence, for the help. */
  readonly help: string;
  /**
   * Reads a value; without it, the value is the text.
   *
   * @param before What it has read of the same option before.
   * @throws {UsageError} If the value cannot be used.
   */
  readonly read?: (text: string, before: never) => unknown;
  /** The only values. */
  readonly choices?: readonly string[];
  /** The value where the option is not given. */
  readonly default?: string | number;
  /** Whether the command cannot do without it. */
  readonly required?: true;
  /** Whether it may stand more than once; `read` then gathers the values. */
  readonly repeatable?: true;
  /** The keys of options that cannot be given beside it. */
  readonly conflicts?: readonly string[];
  /** What the command does with the paths that the value names: without it, it has no access to them. */
  readonly paths?: PathsOf;
  /** Values that are often meant. */
  readonly names?: Names;
}

/** Options by their keys. */
export type OptionRows = Readonly<Record<string, OptionRow>>;

type Value<Row extends OptionRow> = Row extends { readonly value: string }
  ? Row extends { readonly choices: readonly (infer Choice)[] } ? Choice
  : Row extends { readonly read: (text: string, before: never) => infer Read } ? Read
  : string
  : true;

type Given = { readonly required: true } | { readonly default: string | number };

/** What an action gets for its options. */
export type OptionValues<Rows extends OptionRows> = {
  readonly [Key in keyof Rows]: Rows[Key] extends Given ? Value<Rows[Key]>
    : Value<Rows[Key]> | undefined;
};

/** An option as it is typed: "--dry-run". */
export function longOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** An option as the help shows it: "--seeds <seeds>". */
export function flagsOf(key: string, { value }: OptionRow): string {
  return value === undefined ? longOf(key) : `${longOf(key)} ${value}`;
}
