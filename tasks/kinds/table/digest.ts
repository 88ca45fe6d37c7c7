import { sha256 } from "../../../engine/base/mod.ts";
import { absentColumns, type TableQuestion, type TableQuestions } from "./question.ts";

/** Questions that are hashed in one go. */
const BLOCK = 500;

/**
 * SHA-256 over the questions: names of the columns and words of the text columns; then for each question
 * its words, operands, rows, answer, and what columns its table lacks, if any, as JSON, and its
 * columns, as float32. The same questions have
 * the same digest, whether they were generated or read.
 */
export function questionsDigest(questions: Omit<TableQuestions, "digest">): string {
  const { train, test, columns, numericColumns, textWords } = questions;
  const blocks = [train, test].map((part) => {
    const hashes: string[] = [];
    for (let from = 0; from < part.length; from += BLOCK) {
      hashes.push(sha256(...part.slice(from, from + BLOCK).flatMap(serialize)));
    }
    return hashes;
  });
  return sha256(JSON.stringify([columns, numericColumns, textWords, ...blocks]));
}

function serialize({ words, operands, table, answer }: TableQuestion): (string | Uint8Array)[] {
  const given = operands.map(({ value, position }) => [value, position]);
  const said = answer.kind === "scalar"
    ? answer.value
    : [answer.column, answer.selected.flatMap((is, row) => is ? row : [])];
  const cells = [...table.numbers, ...table.words].map((column) => {
    const { buffer, byteOffset, byteLength } = column instanceof Float32Array
      ? column
      : Float32Array.from(column);
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
  const lacks = absentColumns(table);
  const text = JSON.stringify([words, given, table.rows, said, ...lacks.length > 0 ? [lacks] : []]);
  return [text, ...cells];
}
