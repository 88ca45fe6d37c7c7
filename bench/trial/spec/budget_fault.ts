import type { TaskData } from "../../../tasks/mod.ts";
import type { BudgetSpec } from "./trial_spec.ts";

/**
 * Why a budget does not fit a model and data of a form; null if it does.
 *
 * @param ways In which the model can answer beside that of its last phase, by name.
 */
export function budgetFault(
  budget: Pick<BudgetSpec, "sampling" | "curriculum" | "stop" | "attempts">,
  form: TaskData["form"],
  ways: readonly string[],
): string | null {
  return examplesFault(budget, form) ?? attemptsFault(budget) ?? waysFault(budget, ways);
}

function examplesFault(
  { sampling, curriculum, stop }: Pick<BudgetSpec, "sampling" | "curriculum" | "stop">,
  form: TaskData["form"],
): string | null {
  const fresh = typeof sampling === "object";
  switch (form) {
    case "finite":
      if (fresh) return "the data are finite, so there are no fresh examples";
      if (curriculum.kind === "byError" || curriculum.kind === "byTrainingError") {
        return `the data are finite, and a curriculum "${curriculum.kind}" needs fresh examples`;
      }
      return stop?.confirm === undefined
        ? null
        : "the data are finite, and stop.confirm needs fresh examples";
    case "streamed":
      if (!fresh) return "the data are streamed, so sampling is { fresh: EXAMPLES }";
      return curriculum.kind === "byTrainingError" && sampling.difficulty !== "batch"
        ? 'a curriculum "byTrainingError" counts batches of one difficulty, so sampling is ' +
          '{ fresh: EXAMPLES, difficulty: "batch" }'
        : null;
  }
}

function attemptsFault({ stop, attempts }: Pick<BudgetSpec, "stop" | "attempts">): string | null {
  return attempts === undefined || stop !== undefined
    ? null
    : `attempts needs stop: without a rule, no attempt of ${attempts} can fail`;
}

function waysFault({ stop }: Pick<BudgetSpec, "stop">, ways: readonly string[]): string | null {
  const unknown = stop?.ways?.find((way) => !ways.includes(way));
  if (unknown === undefined) return null;
  const known = ways.length === 0
    ? "the model answers in one way only"
    : `the model has ${ways.map((way) => JSON.stringify(way)).join(", ")}`;
  return `unknown way to answer in stop.ways: ${JSON.stringify(unknown)}; ${known}`;
}
