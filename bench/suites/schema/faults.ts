import type { z } from "zod";
import { listed, nearest } from "../../base/mod.ts";
import { TYPES } from "../../../models/issue_words.ts";
import { suiteFileSchema } from "./schema.ts";

type Issue = z.core.$ZodIssue;

/** A list of a million wrong values is wrong enough by then. */
const MOST_ISSUES = 1000;

/** What is wrong with a suite in a file, and where. */
export interface Fault {
  readonly path: readonly (string | number)[];
  /** Of an unknown key: the place is the key's, and not its object's. */
  readonly key?: string;
  /** How a sentence about the place goes on: 'expected a whole number, not "2"; write 1'. */
  readonly message: string;
}

/** "seeds[1]: expected ..." */
export function sentenceOf({ path, message }: Fault): string {
  const place = path.map((key) => typeof key === "number" ? `[${key}]` : `.${key}`).join("");
  return place === "" ? message : `${place.replace(/^\./, "")}: ${message}`;
}

/** Everything that the schema of suites refuses. */
export function schemaFaults(json: unknown): Fault[] {
  const parsed = suiteFileSchema.safeParse(json);
  return parsed.success
    ? []
    : parsed.error.issues.slice(0, MOST_ISSUES).flatMap((issue) => faultsOf(issue, json, []));
}

function faultsOf(issue: Issue, json: unknown, above: readonly PropertyKey[]): Fault[] {
  const path = [...above, ...issue.path] as (string | number)[];
  if (issue.code === "unrecognized_keys") {
    const known = keysOf(schemaAt(path));
    return issue.keys.map((key) => ({ path, key, message: unknownKey(key, known) }));
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // The alternative meant is the one whose fault lies deepest: the others refused the whole value.
    const depth = (issues: readonly Issue[]) => Math.max(...issues.map(({ path }) => path.length));
    const [deepest] = [...issue.errors].sort((a, b) => depth(b) - depth(a));
    const meant = isObject(valueAt(json, path))
      ? issue.errors.find((issues) => issues.every((one) => one.path.length > 0 || isOfKeys(one)))
      : undefined;
    const isName = deepest!.every((one) => one.path.length === 0 && one.code === "invalid_type");
    if (meant === undefined && isName) {
      const value = valueAt(json, path);
      const isList = issue.errors.flat().some((one) =>
        one.code === "invalid_type" && one.expected === "array"
      );
      const expected = isList ? "a list or an object" : "a name or an object";
      return [{ path, message: `expected ${expected}, not ${shown(value)}` }];
    }
    return (meant ?? deepest!).flatMap((one) => faultsOf(one, json, path));
  }
  return [{ path, message: `${messageOf(issue, json, path)}${exampleAt(path)}` }];
}

function isOfKeys({ code }: Issue): boolean {
  return code === "unrecognized_keys";
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  const help = near === null ? `expected ${anyOf(known)}` : `did you mean "${near}"?`;
  return `unknown key ${JSON.stringify(key)}; ${help}`;
}

function messageOf(issue: Issue, json: unknown, path: readonly (string | number)[]): string {
  const value = valueAt(json, path);
  const instead = value === undefined ? "; it is missing" : `, not ${shown(value)}`;
  switch (issue.code) {
    case "invalid_type":
      if (value === undefined) return "it is missing";
      return `expected ${TYPES[issue.expected] ?? issue.expected}${instead}`;
    case "invalid_value":
      return `expected ${anyOf(issue.values.map(String))}${instead}${nearby(value, issue.values)}`;
    case "invalid_union": {
      const values = kindsAt(path);
      return `expected ${anyOf(values)}${instead}${nearby(value, values)}`;
    }
    case "too_small": {
      if (issue.origin === "array") return "it is empty";
      const above = issue.inclusive === false ? "over" : "from";
      return `expected a number ${above} ${issue.minimum}${instead}`;
    }
    case "too_big": {
      const most = issue.maximum.toLocaleString("en-US");
      if (issue.origin === "array") return `expected at most ${most} entries, not ${sizeOf(value)}`;
      if (issue.origin === "string") {
        return `expected at most ${most} characters, not ${sizeOf(value)}`;
      }
      return `expected a number ${issue.inclusive === false ? "under" : "up to"} ${most}${instead}`;
    }
    case "invalid_format":
    case "custom":
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
    case "unrecognized_keys":
      return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  }
}

function anyOf(names: readonly string[]): string {
  return listed(names.map((name) => JSON.stringify(name))).replace(/ and (?="[^"]*"$)/, " or ");
}

function nearby(value: unknown, known: readonly unknown[]): string {
  const near = typeof value === "string" ? nearest(value, known.map(String)) : null;
  return near === null ? "" : `; did you mean "${near}"?`;
}

function sizeOf(value: unknown): string {
  return (value as { readonly length: number }).length.toLocaleString("en-US");
}

/** A value in short. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

/** What to write there, as the schema's examples have it. */
function exampleAt(path: readonly (string | number)[]): string {
  const [example] = schemaAt(path)?.meta()?.examples as unknown[] | undefined ?? [];
  return example === undefined ? "" : `; write for example ${spaced(example)}`;
}

/** JSON in one line, with spaces as a person writes it. */
function spaced(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(/\n\s*/g, " ")
    .replace(/([[{]) | (?=[\]}])/g, (_, open) => open ?? "");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function valueAt(json: unknown, path: readonly (string | number)[]): unknown {
  let value = json;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key];
  }
  return value;
}

/** The parts of a schema that lead on to what is inside of it. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  /** Of a record. */
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
}

function definitionOf(schema: z.ZodType): Definition {
  return schema.def as unknown as Definition;
}

/** A schema and what it stands for: a default's, an optional one's or a union's. */
function unfolded(schema: z.ZodType): z.ZodType[] {
  const { innerType, options } = definitionOf(schema);
  const inner = [...innerType === undefined ? [] : [innerType], ...options ?? []];
  return [schema, ...inner.flatMap(unfolded)];
}

/** The schema of a place that says most about it; undefined where anything may stand. */
function schemaAt(path: readonly (string | number)[]): z.ZodType | undefined {
  const all = schemasAt(path);
  return all.find((schema) => schema.meta() !== undefined) ??
    all.find((schema) => definitionOf(schema).shape !== undefined) ?? all[0];
}

function schemasAt(path: readonly (string | number)[]): z.ZodType[] {
  let schemas = unfolded(suiteFileSchema);
  for (const key of path) {
    schemas = schemas.flatMap((schema) => {
      const { shape, element, valueType } = definitionOf(schema);
      const next = typeof key === "number"
        ? element
        : shape !== undefined && Object.hasOwn(shape, key)
        ? shape[key]
        : valueType;
      return next === undefined ? [] : unfolded(next);
    });
  }
  return schemas;
}

/** The words that may stand in a field which tells kinds apart. */
function kindsAt(path: readonly (string | number)[]): string[] {
  const values = schemasAt(path).flatMap((schema) => definitionOf(schema).values ?? []);
  return [...new Set(values.map(String))];
}

function keysOf(schema: z.ZodType | undefined): string[] {
  if (schema === undefined) return [];
  return [
    ...new Set(unfolded(schema).flatMap((one) => Object.keys(definitionOf(one).shape ?? {}))),
  ];
}
