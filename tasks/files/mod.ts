/** Files that users bring: where they lie, and what is in them. */

export { readBytesFile } from "./bytes_file.ts";
export { locateFiles, type WantedFile } from "./locate_files.ts";
export { readTextFile, type TextLimits } from "./text_file.ts";
export { locateTexts, type TextPaths, textPaths } from "./text_files.ts";
