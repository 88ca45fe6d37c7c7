import type { ResultFile, TrialResult } from "../../result_file.ts";
import { counted } from "../../format.ts";
import { type Html, markup } from "../html.ts";
import type { Section } from "../section.ts";

/** What went wrong, before anything else; null when nothing did. */
export function warnings(result: ResultFile): Section | null {
  const { trials, fallbacks } = result;
  const items = [
    ...trials.filter(({ status }) => status === "failed").map(wrong),
    ...trials.filter(({ status }) => status === "diverged").map(wrong),
    ...unfinished(result),
    ...fallbacks.map((sentence) =>
      markup`<li>${sentence}.</li>
`
    ),
  ];
  if (items.length === 0) return null;
  return {
    id: "warnings",
    title: "What went wrong",
    body: markup`<ul>
${items}</ul>`,
  };
}

function wrong({ id, workload, variant, seed, status, message }: TrialResult): Html {
  return markup`<li><strong>${workload}, ${variant}, seed ${seed} ${status}.</strong>
${message === null ? null : markup`<q>${message}</q>.`} Trial <code>${id}</code></li>
`;
}

function unfinished({ trials, plannedTrials, command }: ResultFile): Html[] {
  const left = plannedTrials - trials.length;
  if (left <= 0) return [];
  return [markup`<li><strong>${left} of ${counted(plannedTrials, "trial")} did not end.</strong>
The same command goes on with them: <code>${command}</code></li>
`];
}
