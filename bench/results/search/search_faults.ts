import type { Fault } from "../../trial/spec/mod.ts";

/** What of a result's search has to fit. */
export interface SearchParts {
  readonly seeds: readonly number[];
  readonly trials: readonly { readonly workload: string; readonly questions: number }[];
  readonly arms: readonly {
    readonly variant: string;
    readonly configurations: readonly { readonly wrong: readonly (number | null)[] }[];
  }[];
  readonly others: readonly { readonly variant: string; readonly configuration: number }[];
}

/** What of a result it belongs to. */
interface Owner {
  readonly workloads: readonly { readonly name: string }[];
  readonly variants: readonly { readonly name: string }[];
  readonly seeds: readonly number[];
}

/** What in the search of a result contradicts the result. */
export function searchFaults(search: SearchParts, { workloads, variants, seeds }: Owner): Fault[] {
  const faults: Fault[] = [];
  const report = (path: PropertyKey[], message: string) =>
    faults.push({ path: ["search", ...path], message });
  const both = search.seeds.findIndex((seed) => seeds.includes(seed));
  if (both !== -1) report(["seeds", both], "Expected no seed that the answer is judged on");
  for (const [i, { workload }] of search.trials.entries()) {
    if (workloads.some(({ name }) => name === workload)) continue;
    report(["trials", i, "workload"], "Expected one of the file's");
  }
  for (const [i, { variant, configurations }] of search.arms.entries()) {
    if (!variants.some(({ name }) => name === variant)) {
      report(["arms", i, "variant"], "Expected one of the file's");
    }
    for (const [j, { wrong }] of configurations.entries()) {
      const fits = wrong.length === search.trials.length &&
        wrong.every((count, k) => count === null || count <= search.trials[k]!.questions);
      if (fits) continue;
      report(
        ["arms", i, "configurations", j, "wrong"],
        "Expected answers to the search's questions",
      );
    }
  }
  for (const [i, { variant, configuration }] of search.others.entries()) {
    const arm = search.arms.find((one) => one.variant === variant);
    if (configuration <= (arm?.configurations.length ?? 0)) continue;
    report(["others", i, "configuration"], "Expected one that was tried");
  }
  return faults;
}
