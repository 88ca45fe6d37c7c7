import type { CommandUnknownOpts } from "@commander-js/extra-typings";

type Options = Readonly<Record<string, unknown>>;

const trainers = new WeakMap<CommandUnknownOpts, (options: Options) => boolean>();

/**
 * Declares that a command trains, unless its options say otherwise. Its results say on which machine, so that
 * it may ask for the names of the machine and of its processor.
 */
export function trains<Declared extends object>(
  command: Declared,
  unless: (options: Options) => boolean = () => false,
): Declared {
  trainers.set(command as unknown as CommandUnknownOpts, (options) => !unless(options));
  return command;
}

/** Whether a parsed command trains. */
export function isTraining(command: CommandUnknownOpts): boolean {
  return trainers.get(command)?.(command.opts()) ?? false;
}
