import type { DigestAlarm } from "../run/store/mod.ts";
import { type Line, red } from "./print.ts";

/** The exit code after an alarm. */
export const ALARM = 3;

/** What alarms are about, and what they mean; nothing without any. */
export function alarmLines(alarms: readonly DigestAlarm[]): Line[] {
  if (alarms.length === 0) return [];
  return [
    ...alarms.map(({ message }) => red(message)),
    red(
      "A finding about reproducibility: the same trial of the same code came to different numbers. A " +
        "machine computes in another way, or a result was changed; the store keeps the first",
    ),
  ];
}
