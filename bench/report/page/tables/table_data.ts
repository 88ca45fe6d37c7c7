export type Cell = string | number | null;

/** A table as it is shown and downloaded: the first cell of a row is its heading. */
export interface TableData {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
