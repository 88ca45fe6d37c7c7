/** The neural random-access machine by the kernels. */

export type { NramKernels } from "./kernels.ts";
export { NramPass } from "./pass.ts";
