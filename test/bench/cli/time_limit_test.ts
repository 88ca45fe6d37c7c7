import { parseTimeLimit, slurmTime } from "../../../bench/cli/time_limit.ts";
import { assertEquals, assertThrows } from "../../../std.ts";

Deno.test("--time-per-shard takes seconds, minutes, hours and days", () => {
  const cases = { "90s": 90, "30m": 1800, "2h": 7200, "1d": 86_400, "365d": 31_536_000 };
  for (const [text, seconds] of Object.entries(cases)) assertEquals(parseTimeLimit(text), seconds);
  for (
    const text of ["30", "0m", "1.5h", "2H", "-1h", "30 m", "2h30m", "1w", "366d", "9999999999999d"]
  ) {
    assertThrows(
      () => parseTimeLimit(text),
      Error,
      `Cannot use --time-per-shard ${text}: expected a whole number of s, m, h or d, from 1s to 365d, ` +
        "as 30m",
    );
  }
});

Deno.test("sbatch gets whole minutes, never fewer than asked for", () => {
  const cases: [number, string][] = [
    [1, "00:01:00"],
    [60, "00:01:00"],
    [61, "00:02:00"],
    [3 * 40.1, "00:03:00"],
    [5400, "01:30:00"],
    [86_399, "1-00:00:00"],
    [90_000, "1-01:00:00"],
    [31_536_000, "365-00:00:00"],
  ];
  for (const [seconds, text] of cases) assertEquals(slurmTime(seconds), text);
});
