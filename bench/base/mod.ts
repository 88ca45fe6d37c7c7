/** What every floor of the benchmark stands on: errors, files, numbers and names as people read them. */

export { nearest } from "../../engine/base/mod.ts";
export {
  BENCH,
  chooseTrial,
  commandText,
  quoteArgument,
  recordedCommand,
  sameSettings,
  withoutPassword,
  withoutPasswords,
} from "./command_line.ts";
export { UsageError, WriteError } from "./errors.ts";
export { fileFault } from "./file_fault.ts";
export {
  bytesText,
  clock,
  counted,
  dateAndTime,
  duration,
  exactPercent,
  fourDigits,
  grouped,
  listed,
  percent,
  percentRange,
  plainNumber,
  points,
  pointsRange,
  probability,
  rangeDecimals,
  short,
  shortPercent,
} from "./format.ts";
export { type FileKind, parseJson, readJsonFile, readJsonText } from "./json_file.ts";
export { markdownFence, markdownRow, markdownRule, markdownText } from "./markdown.ts";
export { Html, markup, scriptJson } from "./markup.ts";
export { own } from "./own.ts";
export { packagesFolder } from "./packages_folder.ts";
export { commandBreaks, plainLine, plainText, withoutCommands } from "./plain_line.ts";
export { lookUp, matchesPattern, selectNames, unknownName } from "./select.ts";
export { checkWritable, refusal, writeFile } from "./write_file.ts";
