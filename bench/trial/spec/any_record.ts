import { z } from "zod";

/** Objects by names of any origin: `z.record` leaves out `__proto__`, and what it leaves out is not read. */
export function anyRecord<T>(
  values: z.ZodType<T>,
): z.ZodType<Record<string, T>, Record<string, T>> {
  return z.custom<Record<string, unknown>>(
    (given) => typeof given === "object" && given !== null && !Array.isArray(given),
    "Invalid input: expected record",
  ).transform((given, context) =>
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => {
        const parsed = values.safeParse(value);
        for (const issue of parsed.error?.issues ?? []) {
          context.issues.push({
            code: "custom",
            input: value,
            path: [name, ...issue.path],
            message: issue.message,
          });
        }
        return [name, parsed.data as T];
      }),
    )
  ) as unknown as z.ZodType<Record<string, T>, Record<string, T>>;
}
