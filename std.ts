/**
 * The parts of Deno's standard library that gradnoise uses, with their types: the npm package that
 * carries the library has none, so this is the one file that imports it.
 */

// deno-lint-ignore-file no-explicit-any

import * as assertions from "deno-std/assert/mod.js";
import { stringify as untypedStringify } from "deno-std/csv/stringify.js";
import * as colors from "deno-std/fmt/colors.js";
import { TextLineStream as UntypedTextLineStream } from "deno-std/streams/text_line_stream.js";
import { parse as untypedParseYaml } from "deno-std/yaml/parse.js";
import { stringify as untypedStringifyYaml } from "deno-std/yaml/stringify.js";

type ErrorClass<E extends Error> = abstract new (...args: any[]) => E;

interface Assertions {
  readonly AssertionError: new (message: string) => Error;
  assert(condition: unknown, message?: string): asserts condition;
  assertAlmostEquals(actual: number, expected: number, tolerance?: number, message?: string): void;
  assertEquals<T>(actual: T, expected: T, message?: string): void;
  assertNotEquals<T>(actual: T, expected: T, message?: string): void;
  assertMatch(actual: string, expected: RegExp, message?: string): void;
  assertStringIncludes(actual: string, expected: string, message?: string): void;
  assertThrows<E extends Error>(run: () => unknown, errorClass: ErrorClass<E>, text?: string): E;
  assertRejects<E extends Error>(
    run: () => PromiseLike<unknown>,
    errorClass: ErrorClass<E>,
    text?: string,
  ): Promise<E>;
}

const typed = assertions as unknown as Assertions;

// An assertion function must be called through a name with an explicit type.
export const assert: Assertions["assert"] = typed.assert;
export const AssertionError: Assertions["AssertionError"] = typed.AssertionError;
export const assertAlmostEquals: Assertions["assertAlmostEquals"] = typed.assertAlmostEquals;
export const assertEquals: Assertions["assertEquals"] = typed.assertEquals;
export const assertMatch: Assertions["assertMatch"] = typed.assertMatch;
export const assertNotEquals: Assertions["assertNotEquals"] = typed.assertNotEquals;
export const assertRejects: Assertions["assertRejects"] = typed.assertRejects;
export const assertStringIncludes: Assertions["assertStringIncludes"] = typed.assertStringIncludes;
export const assertThrows: Assertions["assertThrows"] = typed.assertThrows;

type Paint = (text: string) => string;

/** Terminal colours; they paint nothing after `setColorEnabled(false)`. */
export const { bold, cyan, dim, green, red, setColorEnabled, yellow } = colors as unknown as
  & Record<"bold" | "cyan" | "dim" | "green" | "red" | "yellow", Paint>
  & { setColorEnabled(enabled: boolean): void };

/** Splits text into its lines. */
export const TextLineStream = UntypedTextLineStream as unknown as new () => TransformStream<
  string,
  string
>;

/** Rows as comma-separated values, lines ended as RFC 4180 has it; null is an empty cell. */
export const stringifyCsv = untypedStringify as (
  rows: readonly (readonly (string | number | boolean | null)[])[],
) => string;

/** A document in YAML, with a mapping's keys in their order. */
export const parseYaml = untypedParseYaml as unknown as (text: string) => unknown;
export const stringifyYaml = untypedStringifyYaml as unknown as (
  value: Readonly<Record<string, unknown>>,
) => string;
