import type { Finding, Json } from "../../engine/mod.ts";
import type { TransformationEntry } from "../spec/mod.ts";
import { checkEntry } from "./check_entry.ts";
import { checks } from "./checks/mod.ts";
import { contextOf } from "./subject.ts";

/**
 * Checks a transformation against the contract, on the backend that runs: its options and its text; that
 * it leaks no tensor and changes nothing it was given; that it draws from the key alone; that it resumes
 * from JSON; that it does not move on an update that is not finite; that it gives the same bits fused.
 *
 * @returns What is wrong; empty if nothing is.
 */
export async function checkTransformation(entry: TransformationEntry): Promise<Finding[]> {
  const { findings, steps } = checkEntry(entry);
  for (const { text, step } of steps) {
    const report = (finding: Finding) =>
      findings.push({ ...finding, what: `${text}: ${finding.what}` });
    const { kind: _, ...options } = step;
    // Of the entry itself, which need not be in the table.
    const build = async (seed = 1) => {
      const built = await entry.build(options as Json, contextOf(seed));
      if (built.spec === undefined) Object.defineProperty(built, "spec", { value: { step } });
      return built;
    };
    try {
      const built = await build();
      if (built.stage !== entry.stage) {
        report({
          what: "stage",
          expected: `the entry's, ${entry.stage}`,
          got: built.stage,
          advice: "Give the entry and what it builds the same stage.",
        });
      }
      for (const { name, run } of checks) {
        await run(
          { stage: entry.stage, build },
          (finding) => report({ what: name, ...finding }),
        );
      }
    } catch (error) {
      report({
        what: "runs",
        expected: "no error",
        got: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        advice: "Make build, init and update work on float32 gradients of any shape.",
      });
    }
  }
  return findings;
}
