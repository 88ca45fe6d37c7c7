import { UsageError } from "../base/mod.ts";

const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/**
 * Reads `--time-per-shard`: "90s", "30m", "2h" or "1d".
 *
 * @returns Seconds.
 */
export function parseTimeLimit(text: string): number {
  const [, number, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const seconds = Number(number) * UNITS[unit as keyof typeof UNITS];
  if (!(seconds > 0) || seconds > LONGEST) {
    throw new UsageError(
      `Cannot use --time-per-shard ${text}: expected a whole number of s, m, h or d, from 1s to 365d, ` +
        "as 30m",
    );
  }
  return seconds;
}

/** No scheduler takes a longer job. */
const LONGEST = 365 * UNITS.d;

/** Seconds as sbatch takes them: whole minutes, rounded up, as HH:MM:SS or D-HH:MM:SS. */
export function slurmTime(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60 - 1e-9));
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const days = Math.floor(minutes / 1440);
  const clock = `${two(minutes % 1440 / 60)}:${two(minutes % 60)}:00`;
  return days === 0 ? clock : `${days}-${clock}`;
}
