import { formatOptimizer } from "../../../optim/spec/mod.ts";
import { canonicalJson, type Json } from "../../../engine/base/mod.ts";
import { listed } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import { type Baseline, type BaselineCell, trialsOf } from "./baseline.ts";
import type { Finding } from "./finding.ts";

/** A field of a specification that changed. */
interface Difference {
  /** As "budget.epochs". */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const NONE = "none";

function text(value: Json | undefined): string {
  return value === undefined ? NONE : typeof value === "string" ? value : canonicalJson(value);
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The fields in which two JSON values differ. */
export function differencesOf(
  before: Json | undefined,
  after: Json | undefined,
  path = "",
): Difference[] {
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((key) =>
      differencesOf(before[key], after[key], path === "" ? key : `${path}.${key}`)
    );
  }
  return text(before) === text(after) ? [] : [{ path, before: text(before), after: text(after) }];
}

/** A specification whose optimizer is text. */
function readable({ optimizer, ...spec }: Baseline["cells"][0]["spec"]): Json {
  return { ...spec as { readonly [field: string]: Json }, optimizer: formatOptimizer(optimizer) };
}

/** What a change means, for readers who did not make it. */
function explain({ path, after }: Difference, { fallbacks }: ResultFile): string {
  if (path === "numerics.kernels") {
    return after === "typescript"
      ? `The kernels were not used: ${listed(fallbacks)}`
      : "The kernels differ: kernels.wasm was built anew";
  }
  if (path === "numerics.tfjs") return "TensorFlow.js has another version";
  return `The specification says otherwise in ${path}`;
}

/** Kernel digests are long; the first digits are enough to tell them apart. */
function brief(value: string): string {
  return /^[0-9a-f]{41,}$/.test(value) ? `${value.slice(0, 12)}...` : value;
}

/** Checks that the trials' specifications are unchanged, by their ids, which are hashes of them. */
export function checkSpecifications(
  { cells }: Baseline,
  result: ResultFile,
  allowed: boolean,
): Finding[] {
  const differences = cells.flatMap((cell) => {
    const specs = trialsOf(result.trials, cell).map(({ spec: { seed: _, ...spec } }) => spec);
    const distinct = new Map(specs.map((spec) => [canonicalJson(spec as Json), spec]));
    return [...distinct.values()].flatMap((spec) =>
      differencesOf(readable(cell.spec), readable(spec)).map((one) => ({ ...one, cell }))
    );
  });
  const finding = { tier: 1, check: "specifications" } as const;
  if (differences.length === 0) {
    const before = `${result.trials.length} ids`;
    return [{ ...finding, where: "all", before, after: "same", status: "passed", message: "" }];
  }
  // A change that affects many specifications is reported once.
  const groups = Map.groupBy(
    differences,
    ({ path, before, after }) => canonicalJson([path, before, after]),
  );
  return [...groups.values()].map((group) => ({
    ...finding,
    where: whereOf(group.map(({ cell }) => cell), cells),
    before: brief(group[0]!.before),
    after: brief(group[0]!.after),
    status: allowed ? "noted" : "failed",
    message: explain(group[0]!, result),
  }));
}

function whereOf(some: readonly BaselineCell[], all: readonly BaselineCell[]): string {
  if (some.length === all.length) return "all";
  const [{ workload, variant }] = some as [BaselineCell];
  return some.length === 1 ? `${workload} ${variant}` : `${some.length} of ${all.length} cells`;
}
