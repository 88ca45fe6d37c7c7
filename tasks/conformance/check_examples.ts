import type { Finding } from "../../engine/base/mod.ts";
import type { Batch, Examples } from "../dataset.ts";
import { rowsOf } from "./rows.ts";

/** How many examples are taken, spread over a part. */
const SAMPLE = 8;

/**
 * Checks that batches of any size and order hold the examples that were asked for, whether arrays are used
 * again or not.
 *
 * @param part What findings call it: "train".
 */
export function checkExamples(
  part: string,
  kind: string,
  examples: Examples<Batch>,
): Finding[] {
  const { length } = examples;
  if (!Number.isSafeInteger(length) || length < 1) {
    return [{
      what: `${part}.length`,
      expected: "a positive integer",
      got: String(length),
      advice: `Give the part at least one example.`,
    }];
  }
  const count = Math.min(SAMPLE, length);
  const indices = Array.from({ length: count }, (_, i) => Math.floor(i * length / count));
  const findings: Finding[] = [];
  const batch = examples.batch(indices);
  if (batch.kind !== kind || batch.size !== count) {
    findings.push({
      what: `${part}.batch(): kind and size`,
      expected: `${kind}, ${count}`,
      got: `${batch.kind}, ${batch.size}`,
      advice: "Give a batch the task's kind, and as its size the number of indices.",
    });
    return findings;
  }
  const rows = rowsOf(batch);
  const same = (what: string, got: readonly string[], advice: string) => {
    const wrong = got.findIndex((row, i) => row !== rows[i]);
    if (wrong === -1) return;
    findings.push({ what, expected: brief(rows[wrong]!), got: brief(got[wrong]!), advice });
  };
  same(
    `${part}.batch() of the same indices`,
    rowsOf(examples.batch(indices)),
    "Make a batch of the examples alone: draw nothing in it, and change no array that it reads.",
  );
  same(
    `${part}.batch() in another order`,
    rowsOf(examples.batch(indices.toReversed())).toReversed(),
    "Put examples into a batch in the order of the indices, each into its own share of every array.",
  );
  for (const i of indices.keys()) {
    const [once] = rowsOf(examples.batch([indices[i]!]));
    const twice = rowsOf(examples.batch([indices[i]!, indices[i]!]));
    if (twice.every((row) => row === once)) continue;
    findings.push({
      what: `${part}.batch() of another size`,
      expected: brief(once!),
      got: brief(twice.find((row) => row !== once)!),
      advice: "Let an example be the same whatever the size of its batch, padding aside.",
    });
    break;
  }
  // Of as many examples, and of more, so that arrays fit and do not fit; what they held must not show.
  for (const others of [indices.toReversed(), [...indices, ...indices]]) {
    const reuse = examples.batch(others);
    same(
      `${part}.batch() with a batch to use again`,
      rowsOf(examples.batch(indices, reuse)),
      "Overwrite all of an array that is used again, padding too, and only one of the right length.",
    );
  }
  for (const [i, index] of indices.entries()) {
    const reuse = examples.batch([indices[(i + 1) % count]!]);
    const [expected] = rowsOf(examples.batch([index])),
      [got] = rowsOf(examples.batch([index], reuse));
    if (got === expected) continue;
    findings.push({
      what: `${part}.batch() with a batch of another width to use again`,
      expected: brief(expected!),
      got: brief(got!),
      advice: "Use an array again only if it has the length that these examples take.",
    });
    break;
  }
  for (const index of [-1, length]) {
    const error = errorOf(() => examples.batch([index]));
    if (error instanceof RangeError) continue;
    findings.push({
      what: `${part}.batch() of index ${index}`,
      expected: "a RangeError",
      got: error === null ? "a batch" : String(error),
      advice: "Throw a RangeError for an index that no example has.",
    });
  }
  return findings;
}

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error ?? "nothing";
  }
  return null;
}

/** A text that fits into a line. */
export function brief(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}...` : text;
}
