import type { Json } from "../../../engine/mod.ts";
import { codeOf, type HardProgram } from "./hard_program.ts";

/** The programs of one text. */
interface Entry {
  /** By their codes. */
  readonly programs: Map<string, HardProgram>;
  /** Codes of programs that were once wrong. */
  readonly wrong: Set<string>;
}

/**
 * By the text of a question, its numbers left out: programs that were found right, and those that turned
 * out wrong. A text that was met without success has an entry, too.
 */
export class ProgramMemory {
  readonly #entries = new Map<string, Entry>();
  readonly #most: number;

  /** @param most Programs that are kept of a text. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Whether it has a program of a text. */
  knows(text: string): boolean {
    return (this.#entries.get(text)?.programs.size ?? 0) > 0;
  }

  programsOf(text: string): readonly HardProgram[] {
    return [...this.#entries.get(text)?.programs.values() ?? []];
  }

  /** Drops the programs that are wrong after all, for good. */
  keep(text: string, isRight: (program: HardProgram) => boolean): void {
    const { programs, wrong } = this.#entryOf(text);
    for (const [code, program] of programs) {
      if (isRight(program)) continue;
      programs.delete(code);
      wrong.add(code);
    }
  }

  /** Whether there is room for a program that is neither kept nor was once wrong. */
  takes(text: string, program: HardProgram): boolean {
    const { programs, wrong } = this.#entryOf(text), code = codeOf(program);
    return programs.size < this.#most && !wrong.has(code) && !programs.has(code);
  }

  add(text: string, program: HardProgram): void {
    this.#entryOf(text).programs.set(codeOf(program), program);
  }

  /** How many texts were met, and how many of them have a program. */
  get size(): { readonly texts: number; readonly found: number } {
    let found = 0;
    for (const { programs } of this.#entries.values()) found += Number(programs.size > 0);
    return { texts: this.#entries.size, found };
  }

  /** Everything, as plain data. */
  save(): Json {
    return [...this.#entries].map(([text, { programs, wrong }]) => ({
      text,
      programs: [...programs.values()].map((program) => ({
        ...program,
        operations: [...program.operations],
        columns: [...program.columns],
      })),
      wrong: [...wrong],
    }));
  }

  /** Becomes what `save` returned. */
  restore(state: Json): void {
    this.#entries.clear();
    for (const one of state as unknown as readonly Saved[]) {
      const { text, programs, wrong } = structuredClone(one);
      this.#entries.set(text, {
        programs: new Map(programs.map((program) => [codeOf(program), program])),
        wrong: new Set(wrong),
      });
    }
  }

  #entryOf(text: string): Entry {
    let entry = this.#entries.get(text);
    if (entry === undefined) {
      this.#entries.set(text, entry = { programs: new Map(), wrong: new Set() });
    }
    return entry;
  }
}

interface Saved {
  readonly text: string;
  readonly programs: readonly HardProgram[];
  readonly wrong: readonly string[];
}
