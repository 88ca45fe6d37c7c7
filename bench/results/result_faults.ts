import { searchFaults, type SearchParts } from "./search/search_faults.ts";
import { type CheckedTrial, type Fault, type Rate, statusBy } from "../trial/spec/mod.ts";

interface Workload {
  readonly name: string;
  readonly targetError: number;
  readonly parts: readonly Part[];
  readonly beyond?: readonly Part[] | undefined;
}

interface Part {
  readonly task: string;
  readonly testQuestions: number;
}

/** What of a result file has to fit. */
interface Result {
  readonly workloads: readonly Workload[];
  readonly variants: readonly { readonly name: string }[];
  readonly successes?: readonly { readonly part?: string | undefined }[] | undefined;
  readonly seeds: readonly number[];
  readonly search?: SearchParts | undefined;
  readonly trials: readonly CheckedTrial[];
  readonly plannedTrials: number;
  readonly machines: readonly { readonly trials: number }[];
  readonly network: { readonly trial: string } | null;
}

/** What in a result file contradicts what it says elsewhere. */
export function resultFaults({ workloads, variants, seeds, trials, ...rest }: Result): Fault[] {
  const faults: Fault[] = [];
  const once = (path: PropertyKey[], keys: readonly unknown[]) => {
    const at = keys.findIndex((key, i) => keys.indexOf(key) !== i);
    if (at !== -1) faults.push({ path: [...path, at], message: "Expected it once" });
  };
  const names = variants.map(({ name }) => name);
  once(["workloads"], workloads.map(({ name }) => name));
  once(["variants"], names);
  once(["seeds"], seeds);
  // A search in each of thousands of trials would take long.
  const listed = new Map(workloads.map((workload) => [workload.name, workload]));
  const known = { variants: new Set(names), seeds: new Set(seeds) };
  const ids = new Set<string>();
  for (const [i, trial] of trials.entries()) {
    const { id, workload, variant, seed } = trial, own = listed.get(workload);
    const lists = [
      ["workload", own !== undefined],
      ["variant", known.variants.has(variant)],
      ["seed", known.seeds.has(seed)],
      ["id", !ids.has(id)],
    ] as const;
    ids.add(id);
    for (const [field, holds] of lists) {
      const message = field === "id" ? "Expected each trial once" : "Expected one of the file's";
      if (!holds) faults.push({ path: ["trials", i, field], message });
    }
    if (own === undefined) continue;
    for (const { path, message } of outcomeFaults(trial, own)) {
      faults.push({ path: ["trials", i, ...path], message });
    }
  }
  const { successes = [] } = rest;
  const parts = workloads.flatMap(({ parts, beyond = [] }) => [...parts, ...beyond])
    .map(({ task }) => task);
  once(["successes"], successes.map(({ part }) => part));
  for (const [i, { part }] of successes.entries()) {
    if (part === undefined || parts.includes(part)) continue;
    const message = "Expected a part of one of the workloads";
    faults.push({ path: ["successes", i, "part"], message });
  }
  if (rest.search !== undefined) {
    faults.push(...searchFaults(rest.search, { workloads, variants, seeds }));
  }
  if (rest.plannedTrials < trials.length) {
    faults.push({ path: ["plannedTrials"], message: "Expected no fewer than there are" });
  }
  if (rest.machines.reduce((sum, { trials }) => sum + trials, 0) > trials.length) {
    faults.push({ path: ["machines"], message: "Expected no more trials than there are" });
  }
  if (rest.network !== null && !ids.has(rest.network.trial)) {
    faults.push({ path: ["network", "trial"], message: "Expected one of the file's" });
  }
  return faults;
}

/** What of a trial does not follow from its workload's questions and target. */
function outcomeFaults(
  { status, metrics }: CheckedTrial,
  { parts, beyond = [], targetError }: Workload,
): Fault[] {
  if (metrics === null) return [];
  const { testError, testErrorByTask, furtherErrors = [] } = metrics;
  const faults: Fault[] = [];
  if (status !== statusBy(testError, targetError)) {
    faults.push({ path: ["status"], message: "Expected what follows from the target error" });
  }
  const answered = Object.entries(testErrorByTask);
  if (answered.length !== parts.length || !answered.every((one) => fits(one, parts))) {
    const message = "Expected the test questions of the workload's parts";
    faults.push({ path: ["metrics", "testErrorByTask"], message });
  }
  const further = furtherErrors.map(({ part, error }) => [part, error] as const);
  const misfit = further.findIndex((one) => !fits(one, [...parts, ...beyond]));
  if (misfit !== -1) {
    const message = "Expected the test questions of one of the workload's parts";
    faults.push({ path: ["metrics", "furtherErrors", misfit], message });
  }
  const plain = furtherErrors.filter(({ way }) => way === null).map(({ part }) => part);
  if (!beyond.every(({ task }) => plain.includes(task))) {
    const message = "Expected all parts that are beyond what is trained on";
    faults.push({ path: ["metrics", "furtherErrors"], message });
  }
  return faults;
}

/** Whether answers are of a part: at least one for each of its questions. */
function fits(
  [task, { total }]: readonly [task: string, error: Pick<Rate, "total">],
  parts: readonly Part[],
): boolean {
  return parts.some((part) => part.task === task && total >= part.testQuestions);
}
