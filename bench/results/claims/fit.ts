import { canonicalJson } from "../../../engine/base/mod.ts";
import { own, UsageError } from "../../base/mod.ts";
import {
  chooseTaskOptions,
  makeSchedule,
  modelChanges,
  type Suite,
  suites,
  type Variant,
  variants as variantTable,
  workloads as workloadTable,
} from "../../suites/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { TrialResult, TrialSpec } from "../../trial/spec/mod.ts";
import type { ClaimTest } from "./claim.ts";

/** What of a result counts for a claim. */
export type Fit =
  | {
    readonly fits: true;
    /** With the trials that count alone, and each variant's partner as its reference. */
    readonly result: ResultFile;
    /** Trials of its variants and workloads that were made with other options. */
    readonly others: number;
  }
  | { readonly fits: false; readonly reason: string };

/**
 * The trials of a result that count for a claim: those of its suite, in the present version, with the task,
 * model, optimizer and budget that the suite specifies for their workload and variant, up to the number
 * of epochs. Fewer epochs, seeds or workloads, another backend, and generated stories instead of files
 * do count; the share of the paper's budget and a note report them.
 */
export function fitResult(result: ResultFile, test: ClaimTest): Fit {
  const suite = suites[test.suite]!;
  if (result.suite.name !== suite.name) {
    return { fits: false, reason: `it is of the suite ${result.suite.name}` };
  }
  if (result.suite.version !== suite.version) {
    const { version } = result.suite;
    return {
      fits: false,
      reason: `it is of version ${version} of the suite, here is version ${suite.version}`,
    };
  }
  const variants = partners(result, test);
  const names = new Set(variants.flatMap(({ name, reference }) => [name, reference]));
  const asked = result.trials.filter(({ workload, variant }) =>
    names.has(variant) && (test.workloads ?? [workload]).includes(workload)
  );
  const isAsSuite = specChecker(suite);
  const trials = asked.filter(isAsSuite);
  if (trials.length === 0 && asked.length > 0) {
    return { fits: false, reason: "its trials were made with other options than the suite's" };
  }
  return {
    fits: true,
    result: {
      ...result,
      variants: result.variants.filter(({ name }) => names.has(name)).map((variant) => ({
        ...variant,
        reference: variants.find(({ name }) => name === variant.name)?.reference ?? null,
      })),
      trials,
    },
    others: asked.length - trials.length,
  };
}

/** Variants, each with its reference: for two arms, the variant of the same configuration. */
function partners({ variants }: ResultFile, { variant, reference }: ClaimTest) {
  const own = variants.filter(({ name, arm }) => name === variant || arm === variant);
  const others = variants.filter(({ name, arm }) => name === reference || arm === reference);
  return own.flatMap((one) => {
    const partner = others.find((other) =>
      one.arm === undefined || other.name === one.reference ||
      (other.reference !== null && other.reference === one.reference) ||
      configurationOf(one) === configurationOf(other)
    );
    return partner === undefined ? [] : [{ name: one.name, reference: partner.name }];
  });
}

/** What the name of an arm's variant says beside the arm's: "0.1" of "zero-noisy-0.1". */
function configurationOf({ name, arm = "" }: ResultFile["variants"][number]): string {
  return name.startsWith(`${arm}-`) ? name.slice(arm.length + 1) : name;
}

/** Whether a trial is as the suite specifies for its workload and variant. */
function specChecker(suite: Suite): (trial: TrialResult) => boolean {
  const known = new Map<string, string | null>();
  return ({ spec }) => {
    const { workload, variant, budget: { epochs } } = spec;
    const key = JSON.stringify([workload, variant, epochs]);
    if (!known.has(key)) known.set(key, expectedOf(suite, spec));
    const expected = known.get(key)!;
    return expected !== null && expected === canonicalJson(comparable(suite, spec));
  };
}

/** The parts of a specification that a suite decides, with the model options that it changes. */
function comparable(suite: Suite, { workload, variant, ...spec }: TrialSpec) {
  const { task, model, optimizer, budget, data } = spec;
  const changed = changesOf(suite, workload, variant) ?? {};
  const options = Object.keys(changed).map((name) =>
    [name, own(model.options, name) ?? null] as const
  );
  return {
    task,
    model: { name: model.name, options: Object.fromEntries(options) },
    optimizer,
    budget,
    questions: questionsOf(data),
  };
}

/**
 * How many questions the data of a trial have, or should have. Files with other numbers than the suite's are
 * refused; a stream has no training questions.
 */
function questionsOf(data: TrialSpec["data"], counts?: Suite["data"]) {
  if (data.source === "files") return null;
  const { train, test } = counts ?? data;
  return { train: data.train === undefined ? null : train!, test };
}

function expectedOf(suite: Suite, spec: TrialSpec): string | null {
  const workload = own(workloadTable, spec.workload), variant = variantOf(suite, spec.variant);
  const options = changesOf(suite, spec.workload, spec.variant);
  if (workload === undefined || variant === null || options === null) return null;
  const { task, model } = workload;
  try {
    return canonicalJson({
      task: {
        name: task.name,
        version: task.version,
        options: chooseTaskOptions(suite, workload, undefined),
      },
      model: { name: model.name, options },
      ...makeSchedule(suite, workload, variant, spec.budget.epochs),
      questions: questionsOf(spec.data, suite.data),
    });
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

function changesOf(suite: Suite, workload: string, name: string) {
  const entry = own(workloadTable, workload), variant = variantOf(suite, name);
  return entry === undefined || variant === null ? null : modelChanges(suite, entry, variant);
}

function variantOf(suite: Suite, name: string): Variant | null {
  const table: Readonly<Record<string, Variant>> = variantTable;
  for (const item of suite.variants) {
    const variant = typeof item === "string" ? table[item]! : item;
    if (variant.name === name) return variant;
  }
  return null;
}
