import type { PathsOf } from "../path_use.ts";
import type { Names } from "./option_row.ts";

/** An argument of a command, at its place. Its key is its name in the action. */
export interface ArgumentRow {
  /** A part of a sentence, for the help; what plug-ins may add to is asked for when it is printed. */
  readonly help: string | (() => string);
  /** Whether the command cannot do without it. */
  readonly required?: true;
  /** Whether it takes all words that are left. */
  readonly many?: true;
  /** The value where the argument is not given. */
  readonly default?: string;
  /** What the command does with the paths that the value names: without it, it has no access to them. */
  readonly paths?: PathsOf;
  /** Values that are often meant. */
  readonly names?: Names;
}

/** Arguments by their keys, in the order in which they are typed. */
export type ArgumentRows = Readonly<Record<string, ArgumentRow>>;

/** What an action gets for its arguments. */
export type ArgumentValues<Rows extends ArgumentRows> = {
  readonly [Key in keyof Rows]: Rows[Key] extends { readonly many: true } ? readonly string[]
    : Rows[Key] extends { readonly required: true } | { readonly default: string } ? string
    : string | undefined;
};

/** An argument as the help shows it: "<stores...>", "[suite]". */
export function placeOf(key: string, { required, many }: ArgumentRow): string {
  const name = many ? `${key}...` : key;
  return required ? `<${name}>` : `[${name}]`;
}
