/**
 * The declared calls of Cliffy, in memory: what they do with a command line, and where that is not what one would
 * expect. Whether Cliffy itself does the same, only the workflow can test, which reaches JSR.
 */

import type { Cliffy } from "../../../../bench/cli/renderers/mod.ts";

type Settings = Parameters<InstanceType<Cliffy["Command"]>["option"]>[2];
type Action = Parameters<InstanceType<Cliffy["Command"]>["action"]>[0];

class ValidationError extends Error {}

class Command {
  #name = "";
  #description = "";
  #version = "";
  #action: Action | null = null;
  readonly #options = new Map<string, { flags: string; help: string; settings: Settings }>();
  readonly #globals = new Map<string, string>();
  readonly #arguments: { place: string; help: string }[] = [];
  readonly #commands = new Map<string, Command>();
  #above: Command | null = null;
  /** Whether those below know what all take, which they do not before the first help or command line. */
  #isAsked = false;
  /** What is described: after `command()`, the command that was added. */
  #selected: Command = this;

  name(name: string): void {
    this.#selected.#name = name;
  }
  description(description: string): void {
    this.#selected.#description = description;
  }
  version(version: string): void {
    this.#version = version;
  }
  versionOption(flags: string, description: string): void {
    this.#globals.set(flags, description);
  }
  helpOption(flags: string, description: string): void {
    this.#globals.set(flags, description);
  }
  help(): void {}
  throwErrors(): void {}
  globalOption(flags: string, description: string): void {
    this.#globals.set(flags, description);
  }
  option(flags: string, help: string, settings: Settings): void {
    const [long = "", ...rest] = flags.split(/[ =]/);
    // "=" ends a flag.
    if (rest.length > 1) throw new Error(`Two names: ${flags}`);
    this.#selected.#options.set(long.slice(2), { flags, help, settings });
  }
  argument(place: string, help: string): void {
    this.#selected.#arguments.push({ place, help });
  }
  command(name: string, command: Command): void {
    command.#name = name;
    command.#above = this;
    this.#commands.set(name, command);
    this.#selected = command;
  }
  action(action: Action): void {
    this.#selected.#action = action;
  }

  getHelp(): string {
    const root = this.#root();
    if (this === root) this.#isAsked = true;
    const rows = [
      ...this.#arguments.map(({ place, help }) => `${place} ${help}`),
      ...[...this.#options.values()].map(({ flags, help }) => `${flags} ${help}`),
      ...[...this.#commands].map(([name, one]) => `${name} ${one.#description}`),
      ...root.#isAsked ? [...root.#globals].map((one) => one.join(" ")) : [],
    ];
    return [`${this.#name} ${this.#version}`, this.#description, ...rows].join("\n");
  }

  #root(): Command {
    return this.#above === null ? this : this.#above.#root();
  }

  async parse(args: string[], globals = new Map<string, unknown>()): Promise<unknown> {
    const below = this.#commands.get(args[0] ?? "");
    if (below !== undefined) return await below.parse(args.slice(1), globals);
    if (this.#commands.size > 0 && args[0] !== undefined) {
      throw new ValidationError(`Unknown command "${args[0]}".`);
    }
    const options: Record<string, unknown> = {}, words: string[] = [], given = new Set<string>();
    for (let at = 0; at < args.length; at++) {
      const word = args[at]!, [long, typed] = [word.split("=", 1)[0]!, /=(.*)/s.exec(word)?.[1]];
      const name = long.replace(/^--/, ""), option = this.#options.get(name);
      if (long === "--debug") continue;
      if (!long.startsWith("-") || option === undefined) {
        // An option that it does not know, it takes for an argument, if there is a place for one.
        const many = this.#arguments.at(-1)?.place.includes("...") ?? false;
        if (!many && words.length >= this.#arguments.length) {
          throw new ValidationError(`Too many arguments: ${word}`);
        }
        words.push(word);
        continue;
      }
      const { flags, settings } = option, key = keyOf(name);
      let value: unknown = true;
      if (flags.includes("<")) {
        value = typed ?? args[++at];
        if (value === undefined) throw new ValidationError(`Missing value for option "${long}".`);
        // It leaves an option with an empty value out.
        if (value === "") continue;
      }
      if (given.has(name) && !settings.collect) throw new ValidationError(`Twice: ${long}`);
      options[key] = settings.value?.(value, options[key]) ?? value;
      given.add(name);
    }
    for (const [name, { settings }] of this.#options) {
      const key = keyOf(name), other = settings.conflicts?.find((one) => given.has(one));
      for (const one of settings.conflicts ?? []) {
        if (!this.#options.has(one)) throw new Error(`Unknown conflicting option: ${one}`);
      }
      if (given.has(name) && other !== undefined) {
        throw new ValidationError(`Option "--${name}" conflicts with option "--${other}".`);
      }
      if (!given.has(name) && settings.default !== undefined) {
        options[key] = settings.value?.(settings.default, undefined) ?? settings.default;
      }
      if (settings.required && options[key] === undefined) {
        throw new ValidationError(`Missing required option "--${name}".`);
      }
    }
    const needed = this.#arguments.filter(({ place }) => place.startsWith("<"));
    if (words.length < needed.length) {
      throw new ValidationError(`Missing argument(s): ${needed[words.length]!.place}`);
    }
    return await this.#action?.(options, ...words);
  }
}

function keyOf(name: string): string {
  return name.replace(/-[a-z]/g, (letter) => letter[1]!.toUpperCase());
}

export const standIn: Cliffy = { Command, ValidationError };
