import type { Finding } from "../../../engine/base/mod.ts";
import { UsageError } from "../../base/mod.ts";
import { workerPermissions } from "../../run/mod.ts";
import { pluginModule } from "../load_plugin.ts";
import type { PluginFiles } from "../plugin_files.ts";
import type { CheckJob, CheckMessage } from "./check_worker.ts";
import type { PluginEntry } from "./entries.ts";

/** What was found out about an entry of a plug-in. */
export interface EntryReport extends PluginEntry {
  /** Empty if it keeps every promise. */
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

/** Seconds for loading a plug-in, at least. */
const LOADING = 60;

/** How a worker answered, or did not. */
type Answer =
  | CheckMessage
  | { readonly kind: "late" }
  | { readonly kind: "died"; readonly message: string };

/**
 * Tries what a plug-in registers, each entry in a worker of its own that may only read.
 *
 * @param shown Its path as the user wrote it.
 * @param limit Seconds that an entry may take.
 * @param onEntry Called after each entry.
 * @throws {UsageError} If the plug-in cannot be loaded.
 */
export async function checkPlugin(
  files: PluginFiles,
  shown: string,
  limit: number,
  onEntry: (report: EntryReport) => void = () => {},
): Promise<EntryReport[]> {
  const module = await pluginModule(files);
  const loaded = await ask({ module, shown, entry: null }, Math.max(limit, LOADING));
  if (loaded.kind !== "entries") {
    const message = loaded.kind === "error"
      ? loaded.message
      : `Cannot use the plug-in ${shown}: ${faultOf(loaded, LOADING).got}`;
    throw new UsageError(message);
  }
  const reports: EntryReport[] = [];
  for (const entry of loaded.entries) {
    const started = performance.now();
    const answer = await ask({ module, shown, entry }, limit);
    const report = {
      ...entry,
      findings: answer.kind === "findings" ? answer.findings : [faultOf(answer, limit)],
      seconds: (performance.now() - started) / 1000,
    };
    reports.push(report);
    onEntry(report);
  }
  return reports;
}

/** Why a worker has no findings. */
function faultOf(answer: Answer, limit: number): Finding {
  const what = "the check";
  switch (answer.kind) {
    case "late":
      return {
        what,
        expected: `an end within ${limit} seconds`,
        got: `no answer after ${limit} seconds`,
        advice: "Look for a loop without an end, or allow more time with --limit.",
      };
    case "died":
      return {
        what,
        expected: "an end",
        got: `the worker died: ${answer.message}`,
        advice: "Look for an error in a callback or a promise that nothing waits for.",
      };
    case "error":
      return {
        what,
        expected: "no error",
        got: answer.message,
        advice: "Mend what the message names.",
      };
    case "entries":
    case "findings":
      throw new TypeError(`Cannot use an answer: ${answer.kind}`);
  }
}

/** Gives a new worker one job. */
async function ask(job: CheckJob, limit: number): Promise<Answer> {
  const worker = new Worker(new URL("./check_worker.ts", import.meta.url), {
    type: "module",
    deno: { permissions: workerPermissions([{ files: null, plugins: [job.module] }]) },
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<Answer>((resolve) => {
      timer = setTimeout(() => resolve({ kind: "late" }), limit * 1000);
      worker.onmessage = ({ data }: MessageEvent<CheckMessage>) => resolve(data);
      worker.onerror = (event) => {
        event.preventDefault();
        resolve({ kind: "died", message: event.message });
      };
      worker.postMessage(job);
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
