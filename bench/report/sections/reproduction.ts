import type { Details, Row, Table } from "../../../models/mod.ts";
import { chooseTrial, commandText, sameSettings } from "../../base/mod.ts";
import { noCell, numberCell, shareCell, textCell } from "../../results/tables/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import type { Rate } from "../../trial/spec/mod.ts";
import type { SectionEntry } from "../section.ts";

/** As much of a digest is shown: enough to compare by. */
const DIGITS = 16;

const TABLE = "all-trials";

/** The command of the run, and that of any single trial with the digest it must give. */
export const reproduction: SectionEntry = {
  name: "reproduction",
  title: "How to get these numbers again",
  folded: true,
  gist: "the command of the run and of every trial",
  details({ result }) {
    const { command, trials } = result;
    return [
      {
        kind: "text",
        words: "The same specification gives the same bits. Run the command again and compare " +
          "digests: each is the SHA-256 of a trial's loss curve and final parameters, of which the " +
          `first ${DIGITS} digits are shown. File and folder names are relative to the folder in ` +
          "which the command was run.",
      },
      { kind: "command", command: commandText(command) },
      ...trials.length === 0 ? [] : result.search === undefined ? single(result) : searched(result),
    ];
  },
};

/** A run of fewer workloads may choose other values: there is no command for a trial by itself. */
function searched(result: ResultFile): Details {
  return [
    {
      kind: "text",
      words:
        "The command makes the search and the answer. With other workloads or variants it may choose " +
        "other values: to train one trial by itself, write its steps, which are under the " +
        "configuration, into a suite file.",
    },
    {
      kind: "group",
      title: "All trials",
      fold: "closed",
      details: [{ kind: "table", table: allTrials(result) }],
    },
  ];
}

/** The first trial; the page's script offers the others. */
function single(result: ResultFile): Details {
  const { command, suite, trials } = result, [first] = trials;
  const settings = commandText(sameSettings(command, suite.name));
  const { id, workload, variant, seed, status, digest } = first!;
  const choice = commandText(chooseTrial({ workload, variant, seed, out: `results/${id}` }));
  const caption = `${workload}, ${variant}, seed ${seed}: ${status}`;
  return [
    { kind: "text", role: "heading", words: "One trial by itself" },
    {
      kind: "command",
      command: `${settings} ${choice}`,
      caption: digest === "" ? caption : [`${caption}, digest `, { code: digest.slice(0, DIGITS) }],
      choices: { settings, table: TABLE },
    },
    { kind: "table", table: allTrials(result), onDemand: TABLE },
  ];
}

function allTrials({ trials }: ResultFile): Table {
  return {
    title: "All trials",
    // The page's script goes by the first six.
    columns: [
      { name: "trial", title: "Trial" },
      { name: "workload", title: "Workload" },
      { name: "variant", title: "Variant" },
      { name: "seed", title: "Seed" },
      { name: "status", title: "Status" },
      { name: "digest", title: "Digest" },
      { name: "train_wrong", title: "Training errors" },
      { name: "validation_wrong", title: "Validation errors" },
      { name: "test_wrong", title: "Test errors" },
    ],
    rows: trials.map(({ id, workload, variant, seed, status, digest, metrics }): Row => ({
      cells: [
        ...[id, workload, variant].map((text) => textCell(text)),
        numberCell(seed, "plain"),
        textCell(status),
        textCell(digest.slice(0, DIGITS)),
        counts(metrics?.trainError),
        counts(metrics?.validationError),
        counts(metrics?.testError),
      ],
    })),
  };
}

function counts(rate: Rate | undefined) {
  return rate === undefined ? noCell : shareCell(rate.wrong, rate.total);
}
