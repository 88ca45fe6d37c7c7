import { commandText, counted, type Html, listed, markup } from "../../base/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import type { TrialResult } from "../../trial/spec/mod.ts";
import { unknownAnswerNotes } from "../../run/mod.ts";
import type { Section } from "../section.ts";

/** More trials that went wrong in one way are counted, and not named one by one. */
const MOST_NAMED = 3;

/** More groups of them are folded away. */
const MOST_GROUPS = 12;

/** What went wrong, before anything else; null when nothing did. */
export function warnings(result: ResultFile): Section | null {
  const { fallbacks, trials } = result;
  const wrong = (["failed", "diverged"] as const)
    .flatMap((status) => groups(trials.filter((trial) => trial.status === status)));
  const items = [
    ...wrong.slice(0, MOST_GROUPS).map(group),
    ...unfinished(result),
    ...unknownAnswers(result),
    ...fallbacks.map((sentence) =>
      markup`<li>${sentence}.</li>
`
    ),
  ];
  if (items.length === 0) return null;
  const others = wrong.slice(MOST_GROUPS);
  const count = others.reduce((sum, trials) => sum + trials.length, 0);
  const rest = others.length === 0
    ? null
    : markup`<details><summary>${counted(count, "more trial")} that went wrong</summary>
<ul>
${others.map(group)}</ul></details>`;
  return {
    id: "warnings",
    title: "What went wrong",
    body: markup`${overall(result)}<ul>
${items}</ul>
${rest}`,
  };
}

/** How many of all, where they are too many to be counted by the eye. */
function overall({ trials }: ResultFile): Html | null {
  const count = (wanted: TrialResult["status"]) =>
    trials.filter(({ status }) => status === wanted).length;
  const [failed, diverged] = [count("failed"), count("diverged")];
  if (failed + diverged <= MOST_NAMED) return null;
  const parts = [
    ...failed === 0 ? [] : [`${failed} failed`],
    ...diverged === 0 ? [] : [`${diverged} diverged`],
  ];
  return markup`<p>Of ${counted(trials.length, "trial")} ${listed(parts)}. They have no test error:
means and pairs are without them, and none of them counts as solved.</p>
`;
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

function group(trials: readonly TrialResult[]): Html {
  const [{ id, workload, variant, seed, status, message }] = trials as [TrialResult];
  const quoted = message === null ? null : markup`<q>${message}</q>.`;
  if (trials.length === 1) {
    return markup`<li><strong>${workload}, ${variant}, seed ${seed} ${status}.</strong>
${quoted} Trial <code>${id}</code></li>
`;
  }
  const seeds = trials.slice(0, MOST_NAMED).map(({ seed }) => String(seed));
  const more = trials.length - seeds.length;
  const named = more === 0 ? listed(seeds) : `${seeds.join(", ")} and ${more} more`;
  return markup`<li><strong>${workload}, ${variant}: ${
    counted(trials.length, "trial")
  } ${status}</strong>, seeds ${named}. The first:
${quoted} Trial <code>${id}</code></li>
`;
}

/** Errors that no training could have made smaller. */
function unknownAnswers({ workloads }: ResultFile): Html[] {
  return workloads.flatMap((workload) =>
    unknownAnswerNotes(workload.unknownAnswers).map((note) =>
      markup`<li><strong>${workload.name}: ${note}.</strong>
No network can learn to give them.</li>
`
    )
  );
}

function unfinished({ trials, plannedTrials, command }: ResultFile): Html[] {
  const left = plannedTrials - trials.length;
  if (left <= 0) return [];
  return [markup`<li><strong>${left} of ${counted(plannedTrials, "trial")} did not end.</strong>
The same command goes on with them: <code>${commandText(command)}</code></li>
`];
}
