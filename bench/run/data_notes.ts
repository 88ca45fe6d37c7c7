/** Notes on data that a user should see before training, without a full stop. */

import type { DatasetPart, Task, UnknownAnswerCount, UnknownAnswers } from "../../tasks/mod.ts";
import { counted } from "../base/mod.ts";

/** "4 of 4 test answers are not in the training part", and the same of validation; none if all are. */
export function unknownAnswerNotes({ validation, test }: UnknownAnswers): string[] {
  const note = ({ unknown, total }: UnknownAnswerCount, part: string) => {
    if (unknown === 0) return [];
    const verb = unknown === 1 ? "is" : "are";
    return [`${unknown} of ${counted(total, `${part} answer`)} ${verb} not in the training part`];
  };
  return [...note(test, "test"), ...note(validation, "validation")];
}

/** "mlp/digits: drawn digits", of data that might be taken for others. */
export function dataNameNotes(
  workload: string,
  { dataNames }: Pick<Task, "dataNames">,
  source: "generated" | "files",
): string[] {
  return dataNames === undefined ? [] : [`${workload}: ${dataNames[source]}`];
}

/** "babi-qa1 has 900 training questions, and 100 for validation in a file of their own". */
export function validationFileNotes(parts: readonly DatasetPart[]): string[] {
  return parts.flatMap(({ task, trainingQuestions, ownValidationQuestions: held }) => {
    if (held === undefined) return [];
    const trained = counted(trainingQuestions - held, "training question");
    return [`${task} has ${trained}, and ${held} for validation in a file of their own`];
  });
}
