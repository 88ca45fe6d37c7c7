import type { z } from "zod";
import type { suiteSchema, variantSchema } from "../suites/schema/mod.ts";
import type { Workload } from "../suites/mod.ts";
import type { SectionEntry } from "../report/mod.ts";
import type { TrialParts } from "../trial/spec/mod.ts";

/** A model on tasks, by their names. What is left out is as in the workload `like`. */
export interface PluginWorkload {
  /** The name of a model: "memn2n". */
  readonly model: string;
  /** The name of a task of the model's kind; `*` stands for any characters. */
  readonly task: string;
  /** The name of a workload: "memn2n/babi-qa1". */
  readonly like: string;
  readonly budget?: Partial<Workload["budget"]>;
  readonly optimizer?: Workload["optimizer"];
  /** What the model's own options are changed to. */
  readonly modelOptions?: Workload["modelOptions"];
}

/** What a module of a user adds to gradnoise: entries of the tables that the built-in ones stand in. */
export interface Plugin extends TrialParts {
  readonly workloads?: readonly PluginWorkload[];
  readonly variants?: readonly z.input<typeof variantSchema>[];
  readonly suites?: readonly z.input<typeof suiteSchema>[];
  /** Of the report. */
  readonly sections?: readonly SectionEntry[];
}

/** A plug-in, typed: the default export of a module that `--use` loads. */
export function definePlugin(plugin: Plugin): Plugin {
  return plugin;
}
