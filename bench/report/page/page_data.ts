/** The JSON that is written into a report and read by its scripts. Types alone: nothing here runs. */

import type { Chart, PlaygroundDetail } from "../../../models/details/mod.ts";

/** What a reader can filter by. */
export type Filtered = "workload" | "variant";

/** A column of a table of data, its values by row. */
export interface DataColumn {
  readonly title: string;
  /** With `names`, positions in it. */
  readonly values: readonly (number | string | null)[];
  /** The different texts of the column, each once. */
  readonly names?: readonly string[];
  /** What the names are of: rows that the reader filtered out are left out. */
  readonly namesAre?: Filtered;
}

/** A table of many rows, as data: the page makes it when asked, some rows at a time. */
export interface DataTable {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly DataColumn[];
}

/** Rows left out of a table, like the row before their place but for these cells. */
export interface Fold {
  readonly id: string;
  /** The first cells of each row. */
  readonly rows: readonly (readonly string[])[];
}

/** Numbers by layer over trainings. */
export interface LayersData {
  readonly id: string;
  readonly layers: readonly string[];
  /** Names: "Update 12,000, epoch 5". */
  readonly frames: readonly string[];
  /** What the table says of null. */
  readonly notFinite: string;
  /** By quantity, training and frame, those of all layers packed; null where nothing is known. */
  readonly values: readonly (readonly (readonly (string | null)[])[])[];
}

/** Pictures of a memory, step by step. */
export interface PicturesData {
  readonly id: string;
  readonly maps: number;
  /** Of each map. */
  readonly rows: number;
  readonly positions: number;
  /** By moment, packed as `PicturesMoment` has them. */
  readonly values: readonly string[];
}

/** The trials whose commands the page writes: what all commands begin with, and each trial's own part. */
export interface TrialCommands {
  readonly settings: string;
  /** The id of the table whose rows are the trials. */
  readonly table: string;
}

/** What the element `data` holds. */
export interface PageData {
  /** The suite's name. */
  readonly suite: string;
  /** In the order of the result file. */
  readonly workloads: readonly string[];
  /** In the order of the result file; with arms, the arms. */
  readonly variants: readonly string[];
  /** Those that charts draw before a reader chooses: all, or, of too many, some. */
  readonly drawnAtFirst: readonly string[];
  /** False with arms, whose configurations cannot be filtered. */
  readonly filtersVariants: boolean;
  readonly charts: readonly Chart[];
  readonly tables: readonly DataTable[];
  readonly folds: readonly Fold[];
  readonly layers: readonly LayersData[];
  readonly pictures: readonly PicturesData[];
  /** Null without trials. */
  readonly trials: TrialCommands | null;
}

/** What the element `playground-data` holds. */
export interface PlaygroundData extends Pick<PlaygroundDetail, "network" | "stories"> {
  /** The darkest shade of attention, and the last whose text is in the usual ink. */
  readonly shades: number;
  readonly firstInk: number;
}
