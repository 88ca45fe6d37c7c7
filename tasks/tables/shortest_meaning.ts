import type { Wording } from "../kinds/table/mod.ts";
import type { Step } from "./interpreter.ts";
import type { Operands } from "./operations.ts";
import { programFinder } from "./program.ts";
import { programMeaning } from "./program_words.ts";

/** A program with what it compares with. */
export interface RunnableProgram {
  readonly steps: readonly Step[];
  /** The word is a position in the vocabulary. */
  readonly operands: Operands;
}

/** What questions and programs call columns and words. */
interface Names {
  readonly columns: readonly string[];
  readonly numericColumns: number;
  readonly vocabulary: readonly string[];
}

/**
 * A function that says whether a program means what a question asks, and nothing else: the meaning of the
 * program of its template. One that answers right by accident has another. Null where no template asks so.
 */
export function shortestMeaning(
  names: Names,
): (question: Wording, program: RunnableProgram) => boolean | null {
  const { columns, numericColumns, vocabulary } = names;
  const find = programFinder({ columns, numericColumns, textWords: vocabulary });
  const meaning = ({ steps, operands }: RunnableProgram) => programMeaning(steps, operands, names);
  return (question, program) => {
    const own = find(question);
    return own === null
      ? null
      : meaning(program) === meaning({ steps: own.template.steps, operands: own.operands });
  };
}
