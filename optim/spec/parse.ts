import type { z } from "zod";
import type { Json } from "../../engine/base/mod.ts";
import {
  nameOneOf,
  type Schedule,
  scheduleOf,
  schedules,
  scheduleSchema,
  withoutUndefined,
} from "../schedules/mod.ts";
import { misplaced } from "../stage.ts";
import { firstIssue } from "./_issue.ts";
import { unknownWords } from "./_unknown.ts";
import type { Step } from "./step.ts";
import { OptimizerError } from "./optimizer_error.ts";
import { transformationOf, transformations } from "./table.ts";

/** What a call takes: an entry of either table. */
interface Callable {
  readonly kind: string;
  readonly options: z.ZodObject;
  readonly positional: readonly string[];
}

/** An option as it stands in the text. */
interface Argument {
  readonly column: number;
  /** Null for one that goes by its place. */
  readonly name: string | null;
  readonly value: Json;
  readonly valueColumn: number;
}

/**
 * Reads steps from text: `clip(40) > noise(0.001) > sgd(0.005, halve=25)`. Options go by their place or
 * by name; `f(x, halve=25)` is short for `f(halve(x, 25))`, for every schedule that changes a number.
 *
 * @throws {OptimizerError} Names the column, and what was expected there.
 */
export function parseSteps(text: string): Step[] {
  const parser = new Parser(text);
  const steps = parser.steps();
  const wrong = misplaced(steps.map(({ step }) => transformationOf(step.kind)!));
  if (wrong !== undefined) throw parser.error(steps[wrong.index]!.column, wrong.words);
  return steps.map(({ step }) => step);
}

/**
 * Reads a schedule from text, as plain data: a number or a call.
 *
 * @throws {OptimizerError} Names the column, and what was expected there.
 *
 * @example
 * ```ts
 * import { parseSchedule, sgd } from "@gradnoise/gradnoise";
 *
 * const rate = parseSchedule("warmup(steps(0.1, at=[1000], factor=0.1), 100)");
 * const { step } = sgd(rate).spec!;
 * if (JSON.stringify(step.rate) !== JSON.stringify(rate)) throw new Error("another rate");
 * ```
 */
export function parseSchedule(text: string): Schedule {
  return new Parser(text, "schedule").schedule();
}

const PATTERNS = {
  number: /-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y,
  name: /[A-Za-z_][\w-]*/y,
  string: /"(?:[^"\\]|\\.)*"/y,
} as const;

const LITERALS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

class Parser {
  readonly #text: string;
  readonly #what: string;
  #at = 0;

  constructor(text: string, what = "optimizer") {
    this.#text = text;
    this.#what = what;
  }

  error(column: number, problem: string): OptimizerError {
    return new OptimizerError(problem, { text: this.#text, column, what: this.#what });
  }

  steps(): { readonly step: Step; readonly column: number }[] {
    const steps: { readonly step: Step; readonly column: number }[] = [];
    do {
      const column = this.#column();
      const name = this.#token("name") ?? this.#fail("a transformation");
      const entry = transformationOf(name);
      if (entry === undefined) {
        const known = Object.keys(transformations);
        throw this.error(column, unknownWords("a transformation", name, known));
      }
      steps.push({ step: this.#call(entry, column) as Step, column });
    } while (this.#take(">"));
    if (this.#at < this.#text.length) this.#fail("> or the end");
    return steps;
  }

  schedule(): Schedule {
    const column = this.#column(), read = scheduleSchema.safeParse(this.#value());
    if (!read.success) throw this.error(column, firstIssue(read.error).problem);
    this.#column();
    if (this.#at < this.#text.length) this.#fail("the end");
    return read.data;
  }

  /** The column of the next token, from 1. */
  #column(): number {
    this.#at += /\s*/y.exec(this.#text.slice(this.#at))![0].length;
    return this.#at + 1;
  }

  #token(kind: keyof typeof PATTERNS): string | null {
    this.#column();
    const pattern = PATTERNS[kind];
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }

  #take(mark: string): boolean {
    this.#column();
    const found = this.#text.startsWith(mark, this.#at);
    if (found) this.#at += mark.length;
    return found;
  }

  #fail(expected: string): never {
    const column = this.#column();
    const got = /[\w.-]+|./uy.exec(this.#text.slice(this.#at))?.[0] ?? "the end";
    throw this.error(column, `expected ${expected}, got ${got}`);
  }

  /** The options of an entry whose name has been read, with defaults filled in. */
  #call(entry: Callable, column: number): Json {
    const end = this.#at + 1;
    const written = this.#take("(") ? this.#arguments() : [];
    const { values, columns } = this.#resolve(entry, written);
    const read = entry.options.safeParse(values);
    if (read.success) return { kind: entry.kind, ...withoutUndefined(read.data) };
    const { path, problem } = firstIssue(read.error), option = String(path[0] ?? "");
    const at = columns.get(option);
    if (at === undefined) {
      throw this.error(
        written.length === 0 ? end : column,
        `expected ${option} in ${signatureOf(entry)}: ${problem}`,
      );
    }
    throw this.error(at, `${option}: ${problem}, got ${this.#word(at)}`);
  }

  #word(column: number): string {
    return /[\w.+-]+|"(?:[^"\\]|\\.)*"|./uy.exec(this.#text.slice(column - 1))?.[0] ?? "the end";
  }

  #arguments(): Argument[] {
    const all: Argument[] = [];
    if (this.#take(")")) return all;
    do {
      const column = this.#column();
      const before = this.#at, name = this.#token("name");
      const isNamed = name !== null && this.#take("=");
      if (!isNamed) this.#at = before;
      const valueColumn = this.#column();
      all.push({ column, name: isNamed ? name : null, value: this.#value(), valueColumn });
    } while (this.#take(","));
    if (!this.#take(")")) this.#fail(", or )");
    return all;
  }

  #value(): Json {
    const column = this.#column();
    const number = this.#token("number");
    if (number !== null) return Number(number);
    const text = this.#token("string");
    if (text !== null) {
      try {
        return JSON.parse(text);
      } catch {
        throw this.error(column, `expected text as in JSON, got ${text}`);
      }
    }
    if (this.#take("[")) return this.#list();
    const name = this.#token("name") ?? this.#fail("a number, a name or a schedule");
    const literal = LITERALS.get(name);
    if (literal !== undefined) return literal;
    const entry = scheduleOf(name);
    if (this.#text[this.#at] !== "(") return name;
    if (entry !== undefined) return this.#call(entry, column);
    throw this.error(column, unknownWords("a schedule", name, Object.keys(schedules)));
  }

  #list(): Json {
    const items: Json[] = [];
    if (this.#take("]")) return items;
    do items.push(this.#value()); while (this.#take(","));
    return this.#take("]") ? items : this.#fail(", or ]");
  }

  /** Arguments by the names of the entry's options. */
  #resolve({ kind, options, positional }: Callable, written: readonly Argument[]) {
    const values: Record<string, Json> = {}, columns = new Map<string, number>();
    const set = (name: string, { value, column, valueColumn }: Argument) => {
      if (columns.has(name)) throw this.error(column, `expected ${name} once`);
      values[name] = value;
      columns.set(name, valueColumn);
    };
    const isOwn = (name: string) => Object.hasOwn(options.shape, name);
    const rest: Argument[] = [];
    let places = 0;
    for (const argument of written) {
      const { name, column } = argument;
      if (name !== null && !isOwn(name)) rest.push(argument);
      else if (name !== null) set(name, argument);
      else if (places < positional.length) set(positional[places++]!, argument);
      else {
        throw this.error(
          column,
          positional.length === 0
            ? `expected options by name: ${signatureOf({ kind, options, positional })}`
            : `expected at most ${positional.length} without a name: ` +
              signatureOf({ kind, options, positional }),
        );
      }
    }
    const [target] = positional;
    const takesSchedule = target !== undefined && options.shape[target] === scheduleSchema;
    const modifiers = takesSchedule
      ? Object.values(schedules).filter(({ modifies }) => modifies)
      : [];
    const modifier = modifiers.find((entry) => rest.some(({ name }) => name === entry.kind));
    if (modifier === undefined) {
      const [unknown] = rest;
      if (unknown === undefined) return { values, columns };
      const names = [...Object.keys(options.shape), ...modifiers.map(({ kind }) => kind)];
      throw this.error(
        unknown.column,
        names.length === 0
          ? `expected no options, got ${unknown.name}`
          : `expected ${nameOneOf(names)}, got ${unknown.name}`,
      );
    }
    const [base, main] = modifier.positional as [string, string];
    const at = rest.find(({ name }) => name === modifier.kind)!.column;
    const inner = rest.map((argument) => ({
      ...argument,
      name: argument.name === modifier.kind ? main : argument.name,
    }));
    if (values[target!] !== undefined) {
      const valueColumn = columns.get(target!)!;
      inner.push({ column: valueColumn, name: base, value: values[target!]!, valueColumn });
    }
    const scheduled = this.#resolve(modifier, inner);
    const read = modifier.options.safeParse(scheduled.values);
    if (!read.success) {
      const { path, problem } = firstIssue(read.error), option = String(path[0] ?? "");
      throw this.error(
        scheduled.columns.get(option) ?? at,
        `${option === main ? modifier.kind : option}: ${problem}`,
      );
    }
    values[target!] = { kind: modifier.kind, ...read.data as Record<string, Json> };
    columns.set(target!, columns.get(target!) ?? at);
    return { values, columns };
  }
}

/** How an entry is written: "adam(rate, beta1=, beta2=, epsilon=)". */
export function signatureOf({ kind, options, positional }: Callable): string {
  const named = Object.keys(options.shape).filter((name) => !positional.includes(name));
  return `${kind}(${[...positional, ...named.map((name) => `${name}=`)].join(", ")})`;
}
