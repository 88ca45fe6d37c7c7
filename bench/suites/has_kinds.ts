import { tasks } from "../../tasks/mod.ts";

/** Whether a workload's data are of one task with several kinds of questions, and not of several tasks. */
export function hasKinds(
  { parts }: { readonly parts: readonly { readonly task: string }[] },
): boolean {
  const names = new Set(tasks.map(({ name }) => name));
  return parts.length > 1 && !parts.some(({ task }) => names.has(task));
}
