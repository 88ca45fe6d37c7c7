import { parseArgs, type ParseArgsConfig } from "node:util";
import { UsageError } from "../../bench/base/mod.ts";

/**
 * Reads the options of a measurement.
 *
 * @throws {UsageError} If there is no such option.
 */
export function readArguments<T extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
