import { fileURLToPath } from "node:url";
import type { Finding } from "../../../engine/base/mod.ts";

/** What differs from one run to the next, by the names a program calls it. */
const WATCHED: readonly (readonly [owner: object, method: string, name: string])[] = [
  [Math, "random", "Math.random()"],
  [Date, "now", "Date.now()"],
  [performance, "now", "performance.now()"],
  [crypto, "getRandomValues", "crypto.getRandomValues()"],
  [crypto, "randomUUID", "crypto.randomUUID()"],
];

/**
 * Watches for values that no seed decides. A draw counts if one of the plug-in's own files is on the stack:
 * `tf.randomNormal` without a seed calls `Math.random()`, too.
 *
 * @param sources URLs of the plug-in's files.
 * @returns What was found since.
 */
export function watchDraws(sources: readonly string[]): () => Finding[] {
  const found = new Map<string, Finding>();
  Error.stackTraceLimit = 100;
  const note = (name: string) => {
    const frame = new Error().stack?.split("\n").find((line) =>
      sources.some((source) => line.includes(`${source}:`))
    );
    if (frame === undefined) return;
    const [, url = "", line = ""] = /(file:\/\/.+?):(\d+):\d+/.exec(frame) ?? [];
    const place = `${fileURLToPath(url)} line ${line}`;
    found.set(`${name} ${place}`, {
      what: place,
      expected: "numbers that the seed decides",
      got: `a call of ${name}`,
      advice:
        "Draw from a stream of the trial's seed instead: new RandomStream(streamKey(seed, name)) " +
        "in a task, mode.random(name) in a model, context.key in an optimizer.",
    });
  };
  for (const [owner, method, name] of WATCHED) {
    const object = owner as Record<string, (...args: unknown[]) => unknown>;
    const original = object[method]!;
    object[method] = function (this: unknown, ...args: unknown[]) {
      note(name);
      return original.apply(owner, args);
    };
  }
  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct(target, args) {
      if (args.length === 0) note("new Date()");
      return new target(...args as []);
    },
  });
  return () => [...found.values()];
}
