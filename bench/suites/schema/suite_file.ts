import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { counted, plainLine, readJsonText, UsageError } from "../../base/mod.ts";
import { type Fault, schemaFaults, sentenceOf } from "./faults.ts";
import { nameFaults, optionFaults } from "./name_faults.ts";
import { type Suite, suiteFileSchema } from "./schema.ts";

/** More than these are counted, not listed. */
const MOST = 20;
const MOST_BYTES = 20_000_000;

/**
 * Reads a suite of the user's own.
 *
 * @throws {UsageError} If the file cannot be read, is no suite, or names what does not exist: every
 * fault at once, each with its line.
 */
export async function readSuiteFile(path: string): Promise<Suite> {
  const action = `Cannot use the suite ${path}`;
  await checkFileSize(path, action);
  const text = await readJsonText(path, action);
  const places = new Places(text);
  const { json, faults: broken } = places.parse();
  const refuse = (faults: readonly Fault[]) => {
    const lines = faults.map((fault) => ({ fault, line: places.lineOf(fault) }))
      .sort((a, b) => a.line - b.line).slice(0, MOST)
      .map(({ fault, line }) => plainLine(`line ${line}: ${sentenceOf(fault)}`));
    if (lines.length === 1) return new UsageError(`${action}: ${lines[0]}`);
    const left = faults.length - lines.length;
    return new UsageError(`${action}: ${counted(faults.length, "fault")}`, [
      ...lines,
      ...left > 0 ? [`and ${left.toLocaleString("en-US")} more`] : [],
    ]);
  };
  if (broken.length > 0) throw refuse(broken);
  const faults = [...schemaFaults(json), ...nameFaults(json), ...places.repeatedKeys()];
  if (faults.length > 0) throw refuse(faults);
  const { $schema: _, use: _plugins, ...suite } = suiteFileSchema.parse(json);
  const options = await optionFaults(suite);
  if (options.length > 0) throw refuse(options);
  return suite;
}

/** @throws {UsageError} If a file is larger than any suite. What cannot be read at all is seen later. */
async function checkFileSize(path: string, action: string): Promise<void> {
  const { size } = await Deno.stat(path).catch(() => ({ size: 0 }));
  if (size <= MOST_BYTES) return;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  throw new UsageError(`${action}: it has ${megabytes(size)}, at most ${megabytes(MOST_BYTES)}`);
}

/** Where the parts of a JSON text stand. */
class Places {
  readonly #text: string;
  readonly #tree: Node | undefined;
  readonly #errors: ParseError[] = [];
  /** Where each line begins. */
  readonly #starts: readonly number[];
  /** Where the text stops being JSON; null where all of it is. */
  #end: number | null = null;

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0, ...text.matchAll(/\n/g).map(({ index }) => index + 1)];
    this.#tree = parseTree(text, this.#errors, { disallowComments: true });
  }

  /** The value, or why the text is no JSON. */
  parse(): { readonly json: unknown; readonly faults: readonly Fault[] } {
    try {
      return { json: JSON.parse(this.#text), faults: [] };
    } catch (error) {
      const [first] = this.#errors;
      this.#end = first?.offset ?? 0;
      // As "CommaExpected".
      const reason = first === undefined
        ? (error as Error).message
        : printParseErrorCode(first.error).replace(/\B[A-Z]/g, " $&").toLowerCase();
      return { json: undefined, faults: [{ path: [], message: `it is not JSON: ${reason}` }] };
    }
  }

  /** The line of a fault, counted from 1: of what is missing the line of what it is missing in. */
  lineOf({ path, key }: Fault): number {
    if (this.#end !== null) return this.#lineAt(this.#end);
    const whole = key === undefined ? path : [...path, key];
    for (let length = whole.length; length > 0; length--) {
      const node = this.#tree && findNodeAtLocation(this.#tree, whole.slice(0, length));
      if (node === undefined) continue;
      const { parent } = node;
      return this.#lineAt((parent?.type === "property" ? parent : node).offset);
    }
    return this.#lineAt(this.#tree?.offset ?? 0);
  }

  /** Keys that an object has twice: JSON takes the last, and a person may have meant the first. */
  repeatedKeys(): Fault[] {
    const visit = (node: Node, path: Fault["path"]): Fault[] => {
      const children = node.children ?? [];
      if (node.type === "array") return children.flatMap((child, i) => visit(child, [...path, i]));
      if (node.type !== "object") return [];
      const keys = children.map(({ children }) => String(children![0]!.value));
      const repeated = [...Map.groupBy(keys, (key) => key)].filter(([, { length }]) => length > 1);
      return [
        ...repeated.map(([key]) => ({
          path,
          key,
          message: `the key ${JSON.stringify(key)} is there twice`,
        })),
        ...children.flatMap(({ children }, i) => visit(children![1]!, [...path, keys[i]!])),
      ];
    };
    return this.#tree === undefined ? [] : visit(this.#tree, []);
  }

  #lineAt(offset: number): number {
    let low = 0, high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}
