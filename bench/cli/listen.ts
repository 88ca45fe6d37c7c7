import type { CommandUnknownOpts } from "@commander-js/extra-typings";

/** The port of `watch`, if no other is asked for. */
export const DEFAULT_PORT = 8173;

/** The port that a command listens on, by the values of its options; null for none. */
type PortOf = (values: Readonly<Record<string, unknown>>) => number | null;

const ports = new WeakMap<CommandUnknownOpts, PortOf>();

/** Declares that a command listens on a port of this machine's loopback. Others may not. */
export function listens<Declared extends object>(command: Declared, portOf: PortOf): Declared {
  ports.set(command as unknown as CommandUnknownOpts, portOf);
  return command;
}

/** Where a parsed command listens: "127.0.0.1:8173"; null for nowhere. */
export function listenedHost(command: CommandUnknownOpts): string | null {
  const port = ports.get(command)?.(command.opts()) ?? null;
  return port === null ? null : `127.0.0.1:${port}`;
}
