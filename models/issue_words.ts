import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** Types as zod names them, in the words of a sentence. */
export const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  array: "a list",
  object: "an object",
  record: "an object",
  boolean: "true or false",
  null: "null",
};

/** What a schema has against a value, in plain words: "expected a number from 1". */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type": {
      const [, received] = /received (\w+)$/.exec(issue.message) ?? [];
      if (received === "undefined") return "it is missing";
      // A fraction where a whole number is expected is a number, too.
      const instead = received === undefined || issue.expected === "int" && received === "number"
        ? ""
        : `, not ${TYPES[received] ?? received}`;
      return `${expectation(issue)}${instead}`;
    }
    case "invalid_value":
      return expectation(issue)!;
    case "invalid_union": {
      // Alternatives that refuse the whole value: "expected "he" or "zero" or a number".
      const expected = issue.errors.map(([first]) =>
        first === undefined || first.path.length > 0 ? undefined : expectation(first)
      );
      return expected.length > 0 && expected.every((words) => words !== undefined)
        ? `expected ${expected.map((words) => words.replace(/^expected /, "")).join(" or ")}`
        : asIs(issue);
    }
    case "too_small":
      if (issue.origin === "array") return `expected at least ${entries(issue.minimum)}`;
      if (issue.origin === "string") return `expected at least ${issue.minimum} characters`;
      return `expected a number ${issue.inclusive === false ? "over" : "from"} ${issue.minimum}`;
    case "too_big":
      if (issue.origin === "array") return `expected at most ${entries(issue.maximum)}`;
      if (issue.origin === "string") return `expected at most ${issue.maximum} characters`;
      return `expected a number ${issue.inclusive === false ? "under" : "up to"} ${issue.maximum}`;
    case "unrecognized_keys":
      return `unknown key ${issue.keys.map((key) => JSON.stringify(key)).join(", ")}`;
    case "invalid_format":
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
    case "custom":
      return asIs(issue);
  }
}

/** Which type or value was expected; undefined of an issue about something else. */
function expectation(issue: Issue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return `expected ${TYPES[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
    default:
      return undefined;
  }
}

/** What zod says. */
function asIs({ message }: Issue): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** All that a schema has against options: "hops: expected a number from 1; relu: ...". */
export function optionWords(issues: readonly Issue[]): string {
  return issues.map((issue) => [...issue.path.map(String), issueWords(issue)].join(": ")).join(
    "; ",
  );
}

function entries(count: number | bigint): string {
  return `${count} ${Number(count) === 1 ? "entry" : "entries"}`;
}
