import { parseNames } from "../options.ts";
import { onlyFor, readRun, together, writeFile, writeFolder } from "../path_use.ts";
import { defineCommand } from "./command_row.ts";
import { use } from "./shared_options.ts";

/** The names of `exportFormats`, `dashboardFormats` and `dataTables`, which are heavy to load. */
const TABLES = ["csv", "parquet", "markdown", "latex"] as const;
const DASHBOARDS = ["tensorboard", "mlflow"] as const;
const ROWS = ["trials", "epochs", "tasks", "further", "summary", "successes"] as const;

/** `export`. */
export const exportResult = defineCommand({
  name: "export",
  help:
    "Write a result as a table, for other programs or for a paper, or its curves for a dashboard.",
  options: {
    format: {
      value: "<name>",
      help: "what to write",
      choices: [...TABLES, ...DASHBOARDS],
      required: true,
    },
    rows: {
      value: "<what>",
      help: "(default: trials; for markdown and latex: summary)",
      choices: ROWS,
    },
    columns: {
      value: "<names>",
      help: "only these, as id,test_error: `list columns`",
      read: parseNames,
    },
    json: {
      value: "<file>",
      help: "a result file or run (default: the newest run in results)",
      paths: readRun("results"),
    },
    out: {
      value: "<file>",
      help: "the file to write, or - for standard output; a folder for a dashboard",
      default: "-",
      paths: together(
        onlyFor("format", TABLES, writeFile()),
        onlyFor("format", DASHBOARDS, writeFolder()),
      ),
    },
    use,
  },
  async action(_, options) {
    const { exportCommand } = await import("../export_command.ts");
    await exportCommand(options);
  },
});
