import type { ResultFile, TrialResult } from "../../result_file.ts";
import { type Html, markup } from "../html.ts";
import { scrollingTable, type Section } from "../section.ts";

/** The command, and every trial with what is needed to check it. */
export function reproduction(result: ResultFile): Section {
  const columns = ["Seed", "Training errors", "Validation errors", "Test errors"];
  const head = markup`<tr><th scope="col">Trial</th><th scope="col">Workload</th>
<th scope="col">Variant</th><th scope="col">Status</th>${
    columns.map((column) => markup`<th scope="col" class="number">${column}</th>`)
  }<th scope="col">Digest</th></tr>`;
  const body = markup`<p>The same specification gives the same bits. Run the command and compare the
digests: each is the SHA-256 of a trial's loss curve and final parameters.</p>
<pre tabindex="0">${result.command}</pre>
<details><summary>All trials (${result.trials.length})</summary>
${scrollingTable("All trials", head, result.trials.map(row))}
</details>`;
  return { id: "reproduction", title: "How to get these numbers again", body };
}

function row({ id, workload, variant, seed, status, metrics, digest }: TrialResult): Html {
  const errors = metrics === null
    ? [null, null, null]
    : [metrics.trainError, metrics.validationError, metrics.testError];
  return markup`<tr><th scope="row"><code>${id}</code></th><td>${workload}</td><td>${variant}</td>
<td>${status}</td><td class="number">${seed}</td>${
    errors.map((error) =>
      markup`<td class="number">${error === null ? "–" : `${error.wrong} of ${error.total}`}</td>`
    )
  }<td><code>${digest.slice(0, 16)}</code></td></tr>
`;
}
