/**
 * Text of any origin as one line that can be printed: what a terminal, or the log of a CI job, would act
 * on is replaced.
 */
export function plainLine(text: string): string {
  return text.trim().replace(/\s*[\n\r]\s*/g, " ").replace(/\p{Cc}/gu, "\ufffd");
}
