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
      const instead = received === undefined ? "" : `, not ${TYPES[received] ?? received}`;
      return `expected ${TYPES[issue.expected] ?? issue.expected}${instead}`;
    }
    case "invalid_value":
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
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
    case "invalid_union":
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
    case "custom":
      return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  }
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
