import type { Finding, Json } from "../../engine/mod.ts";
import type { TransformationEntry } from "../spec/mod.ts";
import { checkEntry } from "./check_entry.ts";
import { checks } from "./checks/mod.ts";
import { checkExpectations, type Expectations, type MakeTransformation } from "./expectations.ts";
import { type Check, type Subject, subjectOf, wrapped } from "./subject.ts";

/**
 * Checks a gradient transformation, or a whole optimizer, against the contract on the backend that runs.
 * docs/conformance.md says what each check guards.
 *
 * Without expectations it finds what breaks for any: leaked tensors, changed arguments, draws that the
 * key does not decide, parameters taken by their positions, states that cannot be saved or resumed,
 * updates that are not finite, optimizers that do not converge. With them it also compares noise, clip
 * and updates with what they should be.
 *
 * @param makeOrEntry Makes the transformation from a context, which has the key of the noise; or an entry
 * of the table, whose examples and texts are checked, too.
 * @returns What is wrong; empty if nothing is. Findings have the name of their check.
 * @throws {TypeError} If the first argument is neither, or an expectation has a name that is not known.
 *
 * @example
 * ```ts
 * import {
 *   addGradientNoise,
 *   annealed,
 *   chain,
 *   checkTransformation,
 *   clipByGlobalNorm,
 *   sgd,
 *   startBackend,
 * } from "@gradnoise/gradnoise";
 *
 * await startBackend("cpu");
 * const deviation = annealed({ eta: 0.01 });
 * const expectations = { noise: { deviation, draws: 100_000 }, clip: { norm: 1 } };
 * const findings = await checkTransformation(
 *   ({ key }) => chain(clipByGlobalNorm(1), addGradientNoise({ deviation, key: key! }), sgd(0.1)),
 *   expectations,
 * );
 * if (findings.length > 0) throw new Error(JSON.stringify(findings));
 *
 * // The known fault: the variance, used as a deviation.
 * const wrong = await checkTransformation(
 *   ({ key }) => {
 *     const noise = addGradientNoise({ deviation: 0.01, key: key! });
 *     return chain(clipByGlobalNorm(1), noise, sgd(0.1));
 *   },
 *   expectations,
 * );
 * if (!wrong.some(({ what }) => what === "noise deviation")) throw new Error("not found");
 * ```
 */
export async function checkTransformation(
  makeOrEntry: MakeTransformation | TransformationEntry,
  expectations: Expectations = {},
): Promise<Finding[]> {
  checkExpectations(expectations);
  if (typeof makeOrEntry === "function") {
    return await runChecks(subjectOf(makeOrEntry, expectations));
  }
  if (!Array.isArray(makeOrEntry?.examples)) {
    throw new TypeError(
      "Cannot check a transformation: expected a function that makes it, as () => sgd(0.1), or an entry",
    );
  }
  const entry = makeOrEntry, { findings, steps } = checkEntry(entry);
  for (const { text, step } of steps) {
    const { kind: _, ...options } = step;
    const subject = subjectOf(async (context) => {
      // Of the entry itself, which need not be in the table.
      const built = entry.stage === "wrapper"
        ? await entry.wrap(wrapped(), options as Json, context)
        : await entry.build(options as Json, context);
      if (built.spec === undefined) Object.defineProperty(built, "spec", { value: { step } });
      return built;
    }, { ...clipOf(entry, options), ...expectations });
    const found = await runChecks(subject);
    const stage = await subject.build().then(({ stage }) => stage, () => entry.stage);
    const isPlain = entry.stage === "wrapper" && entry.permitsAnyOrder;
    if (stage !== entry.stage && !isPlain) {
      found.push({
        what: "stage",
        expected: `the entry's, ${entry.stage}`,
        got: stage,
        advice: "Give the entry and what it builds the same stage.",
      });
    }
    findings.push(...found.map((finding) => ({ ...finding, what: `${text}: ${finding.what}` })));
  }
  return findings;
}

/** Runs checks; an error in one is a finding. If nothing can be built and run, there is no other. */
export async function runChecks(
  subject: Subject,
  chosen: readonly Check[] = checks,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, run } of chosen) {
    try {
      await run(subject, (finding) => findings.push({ what: name, ...finding }));
    } catch (error) {
      findings.push({
        what: name,
        expected: "no error",
        got: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        advice: "Make build, init and update work on float32 gradients of any shape.",
      });
    }
    if (name === "runs" && findings.length > 0) break;
  }
  return findings;
}

/** What the entry of a clip says of itself. */
function clipOf(
  entry: TransformationEntry,
  options: Readonly<Record<string, Json>>,
): Expectations {
  const limit = entry.stage === "wrapper" ? undefined : entry.limit;
  const norm = limit === undefined ? undefined : options[limit.option];
  if (limit === undefined || limit.of === "matrix" || typeof norm !== "number") return {};
  return { clip: { norm, of: limit.of } };
}
