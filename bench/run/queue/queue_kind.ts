import { z } from "zod";
import { canonicalJson, sha256 } from "../../../engine/base/mod.ts";
import { findModel } from "../../../models/registry.ts";
import { findTask } from "../../../tasks/mod.ts";
import type { PluginModule, TrialSpec } from "../../trial/spec/mod.ts";
import { trialFingerprint } from "../fingerprint.ts";

/**
 * What a worker must have for the trials of a queue: the code, the plug-ins, the data and the numerics. A
 * queue holds trials of one kind, so no worker takes a trial that it cannot run.
 */
export const queueKindSchema = z.strictObject({
  /** Of the trials. */
  fingerprint: z.string(),
  /** Of gradnoise alone. */
  code: z.string(),
  /** Of gradnoise, for people. */
  version: z.string(),
  /** The run that first put trials into it, for people. */
  run: z.string(),
  plugins: z.array(z.strictObject({ name: z.string(), digest: z.string() })),
  /** Null for generated data. */
  data: z.strictObject({
    task: z.string(),
    /** Of the task and its model. */
    kind: z.string(),
    collection: z.string(),
    digest: z.string(),
  }).nullable(),
  backend: z.enum(["wasm", "cpu"]),
  numerics: z.strictObject({ tfjs: z.string(), kernels: z.string() }),
});

export type QueueKind = z.infer<typeof queueKindSchema>;

/** What is the same for all trials of a run. */
export type QueueOrigin = Pick<QueueKind, "code" | "version" | "run">;

/** The kind of queue that a trial belongs to. */
export function queueKindOf(
  spec: TrialSpec,
  plugins: readonly PluginModule[],
  origin: QueueOrigin,
): QueueKind {
  return {
    ...origin,
    fingerprint: trialFingerprint(origin.code, plugins),
    plugins: plugins.map(({ url, digest }) => ({ name: url.split("/").at(-1)!, digest })),
    data: dataOf(spec),
    backend: spec.backend,
    numerics: spec.numerics,
  };
}

/** The name of a queue, as pg-boss takes it. */
export function queueName({ fingerprint, data, backend, numerics }: QueueKind): string {
  return `trials-${sha256(canonicalJson({ fingerprint, data, backend, numerics })).slice(0, 16)}`;
}

function dataOf({ data, model, task: { name } }: TrialSpec): QueueKind["data"] {
  if (data.source === "generated") return null;
  const { kind } = findModel(model.name)!;
  return { task: name, kind, collection: findTask(kind, name)!.collection, digest: data.digest };
}
