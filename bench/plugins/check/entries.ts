import type { Finding } from "../../../engine/base/mod.ts";
import { checkModel } from "../../../models/mod.ts";
import { startBackend } from "../../../engine/mod.ts";
import { checkTransformation } from "../../../optim/mod.ts";
import { checkTask, parseTaskOptions, type TaskData, tasks } from "../../../tasks/mod.ts";
import type { Plugin } from "../plugin.ts";
import { checkTrials, trialsOfSuite, trialsOfWorkload } from "./check_trials.ts";

/** What of a plug-in can be checked by itself. */
export interface PluginEntry {
  readonly sort: "transformation" | "model" | "task" | "workload" | "suite";
  readonly name: string;
}

/** Everything that a plug-in registers and that a check can try. */
export function entriesOf(plugin: Plugin): PluginEntry[] {
  const of = (sort: PluginEntry["sort"], names: readonly string[] = []) =>
    names.map((name): PluginEntry => ({ sort, name }));
  return [
    ...of("transformation", plugin.transformations?.map(({ kind }) => kind)),
    ...of("task", plugin.tasks?.map(({ name }) => name)),
    ...of("model", plugin.models?.map(({ name }) => name)),
    ...of("workload", plugin.workloads?.map(({ model, task }) => `${model}/${task}`)),
    ...of("suite", plugin.suites?.map(({ name }) => name)),
  ];
}

/** Small data of a kind, of the task that was registered last. */
function exampleData(kind: string): TaskData {
  const task = tasks.findLast((task) => task.kind === kind)!;
  return task.generate({ seed: 1, train: 60, test: 30 }, parseTaskOptions(task));
}

/** Checks one entry of a plug-in that is loaded. */
export async function checkEntry(plugin: Plugin, { sort, name }: PluginEntry): Promise<Finding[]> {
  switch (sort) {
    case "transformation": {
      await startBackend("wasm");
      return await checkTransformation(plugin.transformations!.find(({ kind }) => kind === name)!);
    }
    case "task":
      return await checkTask(plugin.tasks!.find((task) => task.name === name)!);
    case "model": {
      await startBackend("wasm");
      const model = plugin.models!.find((model) => model.name === name)!;
      return await checkModel(model, exampleData(model.kind));
    }
    case "workload":
      return await checkTrials(await trialsOfWorkload(name));
    case "suite":
      return await checkTrials(await trialsOfSuite(name));
  }
}
