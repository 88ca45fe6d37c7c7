import type { Details } from "../../models/mod.ts";
import type { ResultFile } from "../results/mod.ts";
import type { RunNames, RunsCompared } from "../results/compare/mod.ts";

/** What a report is made of. */
export interface ReportInput {
  readonly result: ResultFile;
  /** Another run to compare it with, or a comparison of several with it. */
  readonly other: ResultFile | RunsCompared | null;
  /** What a person calls the two. */
  readonly names?: RunNames | undefined;
}

/** A part of the report under a heading of its own. */
export interface SectionEntry {
  /** Its address in the page: "summary". */
  readonly name: string;
  readonly title: string | ((input: ReportInput) => string);
  /** Whether the page shows its heading alone until a reader opens it. */
  readonly folded?: boolean | ((input: ReportInput) => boolean);
  /** Beside the heading of a folded section, a few words on what is in it: "loss and error by epoch". */
  readonly gist?: string;
  /** What it shows; with nothing to show, it is left out. */
  details(input: ReportInput): Details;
}
