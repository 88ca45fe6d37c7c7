import type { ResultFile, TrialResult } from "../../result_file.ts";
import { counted } from "../format.ts";
import { type Html, html } from "../html.ts";

/** What went wrong, before anything else; nothing when nothing did. */
export function warnings(result: ResultFile): Html {
  const items: Html[] = [
    ...result.trials.filter(({ status }) => status === "failed").map((trial) =>
      wrong(trial, "failed")
    ),
    ...result.trials.filter(({ status }) => status === "diverged").map((trial) =>
      wrong(trial, "diverged")
    ),
    ...missing(result),
    ...result.fallbacks.map((sentence) => html`<li>${sentence}.</li>`),
  ];
  if (items.length === 0) return html``;
  return html`
    <section class="warnings" aria-labelledby="warnings">
      <h2 id="warnings">What went wrong</h2>
      <ul>${items}</ul>
    </section>
  `;
}

function wrong({ id, workload, variant, seed, message }: TrialResult, what: string): Html {
  return html`<li><strong>${workload}, ${variant}, seed ${seed} ${what}.</strong>
${message === null ? "" : `${message}. `}Trial <code>${id}</code>.</li>`;
}

function missing({ trials, plannedTrials, command }: ResultFile): Html[] {
  const left = plannedTrials - trials.length;
  if (left <= 0) return [];
  return [html`<li><strong>${counted(left, "trial")} of ${plannedTrials} did not end.</strong>
The same command goes on with them: <code>${command}</code></li>`];
}
