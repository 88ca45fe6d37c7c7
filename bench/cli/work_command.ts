import project from "../../deno.json" with { type: "json" };
import { counted, UsageError } from "../base/mod.ts";
import { codeFingerprint, thisMachine } from "../run/mod.ts";
import { FitnessTest, openQueue, workPool } from "../run/queue/mod.ts";
import type { DigestAlarm, StoreLocation } from "../run/store/mod.ts";
import { ALARM, alarmLines } from "./alarm_lines.ts";
import { INTERRUPTED, Interruption } from "./interruption.ts";
import { isPooled } from "./pooled_run.ts";
import { showStore } from "./paths.ts";
import { print, printError, red } from "./print.ts";
import { endedLine } from "./progress.ts";
import { foundPlugins } from "./used_plugins.ts";

/** What `work` takes. */
export interface WorkCommandOptions {
  readonly storage: StoreLocation;
  readonly workers?: number | undefined;
  readonly data?: ReadonlyMap<string, string> | undefined;
  readonly untilEmpty?: true | undefined;
  readonly quiet?: true | undefined;
}

/**
 * Trains trials of a queue until Ctrl-C, or until none is left.
 *
 * @returns The exit code: 3 after an alarm, 130 after Ctrl-C or SIGTERM, otherwise 0.
 * @throws {UsageError} If the queue cannot be opened, or has only trials that this worker cannot run.
 */
export async function workCommand(options: WorkCommandOptions): Promise<number> {
  const { storage, data = new Map(), workers = navigator.hardwareConcurrency } = options;
  if (!isPooled(storage)) {
    throw new UsageError(`Cannot work on ${showStore(storage)}: only a server has a queue`);
  }
  const machine = thisMachine(), code = await codeFingerprint(), { version } = project;
  const say = (line: string) => options.quiet ? undefined : print(line);
  using interruption = new Interruption();
  await using pool = await openQueue(storage, machine, workers);
  say(
    `${machine.host}: ${counted(workers, "worker")} for ${showStore(storage)}, ` +
      `gradnoise ${version} with the code ${code.slice(0, 12)}`,
  );
  const alarms: DigestAlarm[] = [];
  const { ended, givenBack } = await workPool(pool.queue, {
    ...{ machine, workers, untilEmpty: options.untilEmpty ?? false },
    fitness: new FitnessTest({ code, version, data, plugins: await loadedPlugins() }),
    signal: interruption.signal,
    onNote: printNote,
    onResult(result) {
      if (result.status === "failed") print(red(endedLine(result)));
      else say(endedLine(result));
    },
    onAlarm: (alarm) => alarms.push(alarm),
  });
  say(
    `${counted(ended, "trial")} ended` +
      (givenBack === 0 ? "" : `, ${givenBack} given back to other workers`),
  );
  printError(...alarmLines(alarms));
  if (alarms.length > 0) return ALARM;
  return interruption.signal.aborted ? INTERRUPTED : 0;
}

function printNote(line: string): void {
  print(line);
}

/** The modules of --use, which are loaded already. */
async function loadedPlugins() {
  const files = foundPlugins();
  if (files.length === 0) return [];
  const { pluginModule } = await import("../plugins/mod.ts");
  return await Promise.all(files.map(pluginModule));
}
