import {
  appendFile,
  onlyGiven,
  type PathsOf,
  read,
  readRun,
  readSuite,
  writeFile,
  writeFolder,
} from "../path_use.ts";
import { DEFAULT_BASELINE } from "../paths.ts";
import { defineCommand } from "./command_row.ts";
import { suiteNames } from "./names.ts";
import { use, workers } from "./shared_options.ts";

/** A new one goes to where the old one is. */
const writeBaseline: PathsOf = (update, { baseline }) =>
  writeFile(DEFAULT_BASELINE)(update ? baseline : "-", {});

/** `gate`. */
export const gate = defineCommand({
  name: "gate",
  help: "Compare a run with a baseline; for CI.",
  options: {
    baseline: {
      value: "<file>",
      help: "what to compare with (default: bench/baselines/ci.json)",
      paths: read(),
    },
    suite: {
      value: "<suite>",
      help: "the suite to train (default: the baseline's)",
      paths: readSuite(),
      names: suiteNames,
    },
    results: {
      value: "<file>",
      help: "use this result file or run instead of training",
      conflicts: ["suite"],
      paths: onlyGiven(readRun("results")),
    },
    allowDigestChange: { help: "let numbers move, if the networks learn as well" },
    update: {
      help: "write a new baseline, and print what moved",
      conflicts: ["allowDigestChange", "markdown", "junit"],
      paths: writeBaseline,
    },
    markdown: {
      value: "<file>",
      help: "write the verdict here too, for a job's summary",
      paths: writeFile(),
    },
    junit: { value: "<file>", help: "write it as JUnit XML", paths: writeFile() },
    out: {
      value: "<dir>",
      help: "keep result.json and report.html in this folder",
      paths: writeFolder(),
    },
    workers,
    use,
  },
  variables: { GITHUB_STEP_SUMMARY: appendFile() },
  trains: ({ results }) => results === undefined,
  async action(_, options) {
    const { gateCommand } = await import("../gate_command.ts");
    return await gateCommand(options);
  },
});
