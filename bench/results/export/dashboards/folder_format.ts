import type { ResultFile } from "../../result_file.ts";

/** A file of an export, or an empty folder. */
export interface ExportedFile {
  /** Below the export's folder: parts with "/" between them, none of which leads out of it. */
  readonly path: string;
  /** Null: a folder. */
  readonly content: string | Uint8Array<ArrayBuffer> | null;
}

/** A way to write the curves of every trial as files that a dashboard reads. */
export interface FolderFormat {
  readonly title: string;
  /** The folder that belongs to one export alone, below the one that the user names; "" for that one. */
  folderOf(result: ResultFile): string;
  /** The files below that folder, one at a time: there may be a hundred thousand. */
  files(result: ResultFile): Iterable<ExportedFile>;
}
