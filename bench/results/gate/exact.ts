import { counted, listed } from "../../base/mod.ts";
import type { ResultFile } from "../result_file.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import { type Baseline, type BaselineTrial, trialsOf } from "./baseline.ts";
import type { Finding } from "./finding.ts";
import { checkSpecifications } from "./specification.ts";

/** A trial of the baseline and its counterpart in the result. */
interface Pair {
  readonly before: BaselineTrial;
  readonly after: TrialResult;
}

/** A field of each trial that must not change. */
interface Check {
  readonly name: string;
  readonly before: (trial: BaselineTrial) => string;
  readonly after: (trial: TrialResult) => string;
  readonly isWrong: (pair: Pair) => boolean;
  /** What is wrong with the first trial that moved. */
  readonly say: (pair: Pair) => string;
}

const checks: readonly Check[] = [
  {
    name: "trials",
    before: ({ status }) => status,
    after: ({ status }) => status,
    isWrong: ({ after }) => after.status === "failed",
    say: ({ after }) => `failed: ${after.message}`,
  },
  {
    name: "parameters",
    before: ({ parameterCount }) => `${parameterCount}`,
    after: ({ parameterCount }) => `${parameterCount}`,
    isWrong: ({ before, after }) => before.parameterCount !== after.parameterCount,
    say: () => "the network has another number of parameters",
  },
  {
    name: "data",
    before: ({ dataDigest }) => brief(dataDigest),
    after: ({ dataDigest }) => brief(dataDigest),
    isWrong: ({ before, after }) => before.dataDigest !== after.dataDigest,
    say: () => "the questions are not the ones that they were",
  },
  {
    name: "tensors",
    before: () => "0 left",
    after: ({ tensors }) => `${tensors.after - tensors.before} left`,
    isWrong: ({ after: { tensors } }) => tensors.after !== tensors.before,
    say: ({ after: { tensors } }) =>
      `began with ${counted(tensors.before, "tensor")} and ended with ${tensors.after}`,
  },
];

const digests: Check = {
  name: "digests",
  before: ({ digest }) => brief(digest),
  after: ({ digest }) => brief(digest),
  isWrong: ({ before, after }) => before.digest !== after.digest,
  say: () => "other numbers were learned",
};

/** A digest covers the network and its training, not its answers afterwards. */
const answers: Check = {
  name: "answers",
  before: ({ status, testError }) => outcome(status, testError),
  after: ({ status, metrics }) => outcome(status, metrics?.testError ?? null),
  // A different network gives different answers; its digest is reported already.
  isWrong: ({ before, after }) =>
    before.digest === after.digest && answers.before(before) !== answers.after(after),
  say: () => "the same network answers the test questions otherwise",
};

function outcome(status: TrialResult["status"], error: BaselineTrial["testError"]): string {
  return error === null ? status : `${status}, ${error.wrong} of ${error.total} wrong`;
}

function brief(digest: string): string {
  return digest.slice(0, 12);
}

/**
 * Tier 1: everything that must be equal to the bit.
 *
 * @param allowDigestChange Whether specifications, digests and answers may move.
 */
export function checkExactly(
  baseline: Baseline,
  result: ResultFile,
  allowDigestChange: boolean,
): Finding[] {
  const pairs = pair(baseline, result), elsewhere = otherMachine(baseline, result);
  const specifications = checkSpecifications(baseline, result, allowDigestChange);
  // A failed trial has nothing else to compare with.
  const ended = pairs.map((own) => own.filter(({ after }) => after.status !== "failed"));
  const [trials, ...others] = checks as [Check, ...Check[]];
  return [
    ...findingsOf(trials, pairs, () => "failed"),
    ...specifications,
    ...others.flatMap((check) => findingsOf(check, ended, () => "failed")),
    ...[digests, answers].flatMap((check) =>
      findingsOf(
        check,
        ended,
        () => allowDigestChange ? "noted" : elsewhere === null ? "failed" : "undecided",
        elsewhere ?? "",
      )
    ),
  ];
}

function pair({ cells, trials }: Baseline, result: ResultFile): Pair[][] {
  return cells.map((cell) => {
    const now = new Map(trialsOf(result.trials, cell).map((trial) => [trial.seed, trial]));
    return trialsOf(trials, cell).map((before) => ({ before, after: now.get(before.seed)! }));
  });
}

/** A finding for each cell in which something moved; one for all when nothing did. */
function findingsOf(
  { name, before, after, isWrong, say }: Check,
  cells: readonly (readonly Pair[])[],
  statusOf: () => Finding["status"],
  cause = "",
): Finding[] {
  const moved = cells.map((pairs) => pairs.filter(isWrong)).filter(({ length }) => length > 0);
  const finding = { tier: 1, check: name } as const;
  if (moved.length === 0) {
    const compared = cells.flat().length;
    const nothing = { ...finding, where: "all", before: `${compared}`, after: "same" };
    // If every trial failed, that is reported already.
    return compared === 0 ? [] : [{ ...nothing, status: "passed", message: "" }];
  }
  return moved.map((pairs) => {
    const [first] = pairs as [Pair], { workload, variant, seed } = first.before;
    const of = cells.find((all) => all.includes(first))!.length;
    return {
      ...finding,
      where: `${workload} ${variant}`,
      before: before(first.before),
      after: after(first.after),
      status: statusOf(),
      message: `${pairs.length} of ${of}, seed ${seed} the first: ${say(first)}` +
        (cause === "" ? "" : `; ${cause}`),
    };
  });
}

/** How a machine differs from the baseline's, which may change bits; null if it does not. */
function otherMachine({ madeWith }: Baseline, { machines, versions }: ResultFile): string | null {
  const others = new Set(machines.map(({ arch }) => arch));
  others.delete(madeWith.arch);
  const differences = [
    ...others.size === 0
      ? []
      : [`this machine is ${listed([...others])}, the baseline's ${madeWith.arch}`],
    ...madeWith.deno === versions.deno
      ? []
      : [`this is Deno ${versions.deno}, the baseline's ${madeWith.deno}`],
  ];
  return differences.length === 0
    ? null
    : `${differences.join(", ")}, and bits are promised on the same alone`;
}
