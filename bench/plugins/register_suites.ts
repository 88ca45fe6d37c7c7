import { models } from "../../models/registry.ts";
import { tasks } from "../../tasks/mod.ts";
import { lookUp, selectNames, UsageError } from "../base/mod.ts";
import { parseSuite } from "../suites/schema/mod.ts";
import { registerSuite, registerVariant, registerWorkload, workloads } from "../suites/mod.ts";
import type { Plugin, PluginWorkload } from "./plugin.ts";

/** Registers what a plug-in says to train and to show, after what it trains with. */
export async function registerSuites(plugin: Plugin): Promise<void> {
  for (const [i, workload] of (plugin.workloads ?? []).entries()) {
    at(`workloads[${i}]`, () => addWorkload(workload));
  }
  for (const [i, variant] of (plugin.variants ?? []).entries()) {
    // A variant is what a suite can hold.
    const suite = {
      ...{ name: "variants", workloads: ["*"], variants: [variant], seeds: [1] },
      data: { seed: 1, train: 1000, test: 1000 },
    };
    try {
      const [parsed] = (await parseSuite(suite)).variants;
      if (typeof parsed === "object") registerVariant(parsed);
    } catch (error) {
      throw placed(error, (message) => message.replace(/^variants\[0\]/, `variants[${i}]`));
    }
  }
  for (const [i, suite] of (plugin.suites ?? []).entries()) {
    try {
      registerSuite(await parseSuite(suite));
    } catch (error) {
      throw placed(error, (message) => `suites[${i}]: ${message}`);
    }
  }
  if (plugin.sections === undefined) return;
  const { registerSection } = await import("../report/mod.ts");
  for (const [i, section] of plugin.sections.entries()) {
    at(`sections[${i}]`, () => registerSection(section));
  }
}

function addWorkload({ model: modelName, task, like, ...own }: PluginWorkload): void {
  const model = lookUp("model", models, modelName), other = lookUp("workload", workloads, like);
  const named = new Map(
    tasks.filter(({ kind }) => kind === model.kind).map((one) => [one.name, one]),
  );
  for (const name of selectNames(`task of the kind ${model.kind}`, [task], [...named.keys()])) {
    registerWorkload({
      name: `${model.name}/${name}`,
      model,
      task: named.get(name)!,
      budget: { ...other.budget, ...own.budget },
      optimizer: own.optimizer ?? other.optimizer,
      modelOptions: own.modelOptions ?? (other.model === model ? other.modelOptions : {}),
    });
  }
}

function at(place: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw placed(error, (message) => `${place}: ${message}`);
  }
}

function placed(error: unknown, place: (message: string) => string): unknown {
  if (!(error instanceof TypeError || error instanceof UsageError)) return error;
  const message = error.message.charAt(0).toLowerCase() + error.message.slice(1);
  return new UsageError(place(message));
}
