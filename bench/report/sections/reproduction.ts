import { chooseTrial, commandText, type Html, markup, sameSettings } from "../../base/mod.ts";
import type { Rate } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { dataTableDetails, nameColumn } from "../data_table.ts";
import type { DataTable } from "../page/page_data.ts";
import type { Section } from "../section.ts";

/** So much of a digest is shown: enough to compare by. */
const DIGITS = 16;

/** The command of the run, and that of any single trial with the digest it must give. */
export function reproduction(result: ResultFile): Section {
  const { command, suite, trials } = result;
  const settings = commandText(sameSettings(command, suite.name));
  const body =
    markup`<p>The same specification gives the same bits. Run the command again and compare
digests: each is the SHA-256 of a trial's loss curve and final parameters, of which the first ${DIGITS} digits are
shown. Names of files and folders are as they were typed, in the folder that the command was typed in.</p>
<pre tabindex="0">${commandText(command)}</pre>
`;
  const id = "reproduction", title = "How to get these numbers again";
  if (trials.length === 0) return { id, title, body };
  const table = allTrials(result);
  return {
    id,
    title,
    body: markup`${body}${single(settings, trials[0]!)}
${dataTableDetails(table)}`,
    tables: [table],
    trials: { settings, table: table.id },
  };
}

/** The first trial; the page's script offers the others. */
function single(settings: string, trial: ResultFile["trials"][0]): Html {
  const { id, workload, variant, seed, status, digest } = trial;
  const choice = commandText(chooseTrial({ workload, variant, seed, out: `results/${id}` }));
  return markup`<h3>One trial by itself</h3>
<div class="trial">
<div class="choices"></div>
<pre tabindex="0">${settings} ${choice}</pre>
<p class="what">${workload}, ${variant}, seed ${seed}: ${status}${
    digest === "" ? null : markup`, digest <code>${digest.slice(0, DIGITS)}</code>`
  }</p>
</div>`;
}

function allTrials({ trials }: ResultFile): DataTable {
  const errors = (part: "trainError" | "validationError" | "testError") =>
    trials.map(({ metrics }) => counts(metrics?.[part]));
  return {
    id: "all-trials",
    title: "All trials",
    // The script for single trials goes by the first six.
    columns: [
      { title: "Trial", values: trials.map(({ id }) => id) },
      nameColumn("Workload", trials.map(({ workload }) => workload), "workload"),
      nameColumn("Variant", trials.map(({ variant }) => variant), "variant"),
      { title: "Seed", values: trials.map(({ seed }) => seed) },
      nameColumn("Status", trials.map(({ status }) => status)),
      { title: "Digest", values: trials.map(({ digest }) => digest.slice(0, DIGITS)) },
      { title: "Training errors", values: errors("trainError") },
      { title: "Validation errors", values: errors("validationError") },
      { title: "Test errors", values: errors("testError") },
    ],
  };
}

function counts(rate: Rate | undefined): string | null {
  return rate === undefined ? null : `${rate.wrong} of ${rate.total}`;
}
