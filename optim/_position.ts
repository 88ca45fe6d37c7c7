import type { Position } from "./schedules/mod.ts";
import type { StepInfo } from "./transformation.ts";

/** Where a schedule is asked after a number of updates. */
export function positionOf(
  update: number,
  { epoch, epochShare, measured, history }: StepInfo,
): Position {
  return { update, epoch, epochShare, measured, history };
}
