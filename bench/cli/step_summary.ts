import { fileFault } from "../base/mod.ts";
import { resolveUserPath, showPath } from "./paths.ts";
import { printError } from "./print.ts";

/**
 * Appends Markdown to the job summary in GitHub Actions. A failure to write it is reported and changes no
 * outcome.
 */
export async function appendStepSummary(markdown: string): Promise<void> {
  const name = Deno.env.get("GITHUB_STEP_SUMMARY") ?? "";
  if (name === "") return;
  const path = resolveUserPath(name);
  try {
    await Deno.writeTextFile(path, markdown, { append: true });
  } catch (error) {
    printError(`Cannot write the job's summary ${showPath(path)}: ${fileFault(error)}`);
  }
}
