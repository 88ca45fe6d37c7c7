import type { CommandUnknownOpts } from "@commander-js/extra-typings";

/** The commands that have none below them, by the words that are typed. */
export function leavesOf(
  command: CommandUnknownOpts,
  words: readonly string[] = [],
): [string, CommandUnknownOpts][] {
  if (command.commands.length === 0) return [[words.join(" "), command]];
  return command.commands.flatMap((one) => leavesOf(one, [...words, one.name()]));
}
