import type { TaskData } from "../../../tasks/mod.ts";
import type { BudgetSpec } from "./trial_spec.ts";

/** Why a budget does not fit data of a form; null if it does. */
export function budgetFault(
  { sampling, curriculum }: Pick<BudgetSpec, "sampling" | "curriculum">,
  form: TaskData["form"],
): string | null {
  const fresh = typeof sampling === "object";
  switch (form) {
    case "finite":
      if (fresh) return "the data are finite, so there are no fresh examples";
      if (curriculum.kind === "byError") {
        return 'the data are finite, and a curriculum "byError" needs fresh examples';
      }
      return null;
    case "streamed":
      return fresh ? null : "the data are streamed, so sampling is { fresh: EXAMPLES }";
  }
}
