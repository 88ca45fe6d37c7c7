import type { Finding } from "../../engine/mod.ts";
import {
  formatOptimizer,
  readSteps,
  signatureOf,
  stages,
  type Step,
  type TransformationEntry,
  transformations,
} from "../spec/mod.ts";

/** What is wrong with an entry itself, and its examples as steps. */
export function checkEntry(entry: TransformationEntry): {
  readonly findings: Finding[];
  readonly steps: readonly { readonly text: string; readonly step: Step }[];
} {
  const findings: Finding[] = [];
  if (!stages.includes(entry.stage)) {
    findings.push({
      what: "stage",
      expected: `one of ${stages.join(", ")}`,
      got: String(entry.stage),
      advice: "Say where in a chain the transformation stands.",
    });
  }
  if (entry.examples.length === 0) {
    findings.push({
      what: "examples",
      expected: "one at least",
      got: "none",
      advice: `Give steps as text, such as "${signatureOf(entry)}" with numbers.`,
    });
  }
  const missing = entry.positional.filter((name) => !Object.hasOwn(entry.options.shape, name));
  if (missing.length > 0) {
    findings.push({
      what: "positional",
      expected: `names of options: ${Object.keys(entry.options.shape).join(", ")}`,
      got: missing.join(", "),
      advice: "List options that text gives without their names.",
    });
    return { findings, steps: [] };
  }
  const steps = withEntry(entry, () =>
    entry.examples.flatMap((text) => {
      const step = checkExample(entry, text, findings);
      return step === null ? [] : [{ text, step }];
    }));
  return { findings, steps };
}

/** Runs something while the table has the entry. */
function withEntry<Result>(entry: TransformationEntry, run: () => Result): Result {
  const before = Object.hasOwn(transformations, entry.kind)
    ? transformations[entry.kind]
    : undefined;
  transformations[entry.kind] = entry;
  try {
    return run();
  } finally {
    if (before === undefined) delete transformations[entry.kind];
    else transformations[entry.kind] = before;
  }
}

function checkExample(entry: TransformationEntry, text: string, findings: Finding[]): Step | null {
  const report = (what: string, expected: string, got: string, advice: string) =>
    findings.push({ what: `${text}: ${what}`, expected, got, advice });
  let steps: Step[];
  try {
    steps = readSteps(text);
  } catch (error) {
    report("text", "text that can be read", messageOf(error), "Mend the example or the options.");
    return null;
  }
  const [step] = steps as [Step];
  if (steps.length !== 1 || step.kind !== entry.kind) {
    report("text", `one step of ${entry.kind}`, formatOptimizer(steps), "Give one step.");
    return null;
  }
  try {
    const again = readSteps(formatOptimizer(steps));
    if (JSON.stringify(sorted(again)) !== JSON.stringify(sorted(steps))) {
      report(
        "text",
        "the same step after it was written and read",
        JSON.stringify(again),
        "Let options be numbers, words, lists or schedules, and schemas idempotent.",
      );
    }
  } catch (error) {
    report(
      "text",
      "a step that can be written as text",
      messageOf(error),
      "Let options be numbers, words, lists or schedules.",
    );
  }
  for (const wrong of wrongSteps(step)) {
    if (!entry.options.safeParse(wrong.options).success) continue;
    report("options", `${wrong.words} to be refused`, "accepted", wrong.advice);
  }
  const words = entry.words(optionsOf(step));
  if (typeof words !== "string" || words.trim() === "" || /[.A-Z]/.test(words.at(-1)!)) {
    report(
      "words",
      "a phrase without a final period",
      String(words) || "nothing",
      'As in "clip to a norm of 40".',
    );
  }
  return step;
}

function optionsOf({ kind: _, ...options }: Step): Omit<Step, "kind"> {
  return options;
}

/** The same step with its options in the order of their names. */
function sorted(steps: readonly Step[]) {
  return steps.map((step) => Object.entries(step).sort(([a], [b]) => a < b ? -1 : 1));
}

/** Options that no schema should accept. */
function wrongSteps(step: Step) {
  const options = optionsOf(step);
  const strict = "Make the schema a z.strictObject, so that misspelled options are errors.";
  const unknown = {
    options: { ...options, noSuchOption: 1 },
    words: "an unknown option",
    advice: strict,
  };
  const numbers = Object.entries(options).filter(([, value]) => typeof value === "number");
  return [
    unknown,
    ...numbers.flatMap(([name]) => [
      {
        options: { ...options, [name]: NaN },
        words: `a ${name} that is not a number`,
        advice: `Check ${name} by z.number().`,
      },
      {
        options: { ...options, [name]: "many" },
        words: `text for ${name}`,
        advice: `Check ${name} by z.number().`,
      },
    ]),
  ];
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
