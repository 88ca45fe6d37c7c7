import type { Details, Words } from "../../../models/mod.ts";
import { commandText, counted, listed } from "../../base/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { numberWords } from "../../run/merge/mod.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import type { SectionEntry } from "../section.ts";
import { unknownAnswers } from "./_unknown_answers.ts";

/** More trials that went wrong in one way are counted, and not named one by one. */
const MOST_NAMED = 3;

/** More groups of them are folded away. */
const MOST_GROUPS = 12;

/** What went wrong, before anything else. */
export const warnings: SectionEntry = {
  name: "warnings",
  title: "What went wrong",
  details({ result }) {
    const wrong = (["failed", "diverged"] as const)
      .flatMap((status) => groups(result.trials.filter((trial) => trial.status === status)));
    const items = [
      ...wrong.slice(0, MOST_GROUPS).map(group),
      ...skipped(result),
      ...unfinished(result),
      ...unknownAnswers(result, true),
      ...result.fallbacks.map((sentence) => `${sentence}.`),
    ];
    if (items.length === 0) return [];
    const others = wrong.slice(MOST_GROUPS);
    const count = others.reduce((sum, trials) => sum + trials.length, 0);
    return [
      ...overall(result),
      { kind: "list", items },
      ...others.length === 0 ? [] : [{
        kind: "group" as const,
        title: `${counted(count, "more trial")} that went wrong`,
        fold: "closed" as const,
        details: [{ kind: "list" as const, items: others.map(group) }],
      }],
    ];
  },
};

/** How many of all, where they are too many to be counted by the eye. */
function overall({ trials }: ResultFile): Details {
  const count = (wanted: TrialResult["status"]) =>
    trials.filter(({ status }) => status === wanted).length;
  const [failed, diverged] = [count("failed"), count("diverged")];
  if (failed + diverged <= MOST_NAMED) return [];
  const parts = [
    ...failed === 0 ? [] : [`${failed} failed`],
    ...diverged === 0 ? [] : [`${diverged} diverged`],
  ];
  const fates = [
    ...failed === 0 ? [] : ["Those that failed count in no mean, nor do their pairs."],
    ...diverged === 0 ? [] : ["Those that diverged count as a guess."],
  ];
  const words = `Of ${counted(trials.length, "trial")} ${listed(parts)}. ${
    fates.join(" ")
  } None of them counts as solved.`;
  return [{ kind: "text", words }];
}

/** Trials of one workload and variant that went wrong for the same reason. */
function groups(trials: readonly TrialResult[]): TrialResult[][] {
  const same = ({ workload, variant, message }: TrialResult) =>
    JSON.stringify([workload, variant, reason(message)]);
  return [...Map.groupBy(trials, same).values()];
}

/** A message without its numbers, in which trials that went wrong alike differ. */
function reason(message: string | null): string | null {
  return message?.replace(/\d+(\.\d+)?/g, "#") ?? null;
}

function group(trials: readonly TrialResult[]): Words {
  const [{ id, workload, variant, seed, status, message }] = trials as [TrialResult];
  const quoted: Words = message === null ? "" : [" ", { quote: message }, "."];
  const named: Words = [" Trial ", { code: id }];
  if (trials.length === 1) {
    return [{ strong: `${workload}, ${variant}, seed ${seed} ${status}.` }, quoted, named];
  }
  const seeds = trials.slice(0, MOST_NAMED).map(({ seed }) => String(seed));
  const more = trials.length - seeds.length;
  const list = more === 0 ? listed(seeds) : `${seeds.join(", ")} and ${more} more`;
  return [
    { strong: `${workload}, ${variant}: ${counted(trials.length, "trial")} ${status}` },
    `, seeds ${list}. The first:`,
    quoted,
    named,
  ];
}

/** Trials that went on after updates that were not finite, by workload and variant. */
function skipped({ trials }: ResultFile): Words[] {
  const some = trials.filter(({ skippedUpdates = 0 }) => skippedUpdates > 0);
  const same = ({ workload, variant }: TrialResult) => JSON.stringify([workload, variant]);
  return [...Map.groupBy(some, same).values()].map((group) => {
    const [{ workload, variant }] = group as [TrialResult];
    const most = Math.max(...group.map(({ skippedUpdates = 0 }) => skippedUpdates));
    return [
      {
        strong: `${workload}, ${variant}: ${counted(group.length, "trial")} skipped updates that ` +
          "were not finite",
      },
      group.length === 1 ? `, ${most} in all.` : `, up to ${most} each.`,
    ];
  });
}

/** Errors that no training could have made smaller. */
function unfinished({ trials, plannedTrials, command, missingShards }: ResultFile): Words[] {
  const left = plannedTrials - trials.length;
  if (left <= 0) return [];
  const strong = `${left} of ${counted(plannedTrials, "trial")} did not end.`;
  if (missingShards !== undefined) {
    const { of, numbers } = missingShards, [first] = numbers, isOne = numbers.length === 1;
    return [[
      { strong },
      ` They are of ${isOne ? "shard" : "shards"} ${numberWords(numbers)} of ${of}. This trains ` +
      `${isOne ? "it" : `shard ${first}`}, to be merged with the others: `,
      { code: commandText([...command, "--shard", `${first}/${of}`]) },
    ]];
  }
  return [[
    { strong },
    " The same command continues with them: ",
    { code: commandText(command) },
  ]];
}
