import type { Check } from "../subject.ts";
import { gradientsUpTo, trace } from "../trace.ts";

/** It is built, begins and updates. Its errors are the runner's to report. */
export const runs: Check = {
  name: "runs",
  async run({ build, shapes }) {
    trace(await build(), shapes, gradientsUpTo(shapes, 2));
  },
};
