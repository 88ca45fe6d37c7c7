import * as memN2N from "../../../models/memn2n/memn2n.ts";

export * from "../../../models/memn2n/memn2n.ts";

export class MemN2N extends memN2N.MemN2N {
  override lossAndGradients(
    ...args: Parameters<memN2N.MemN2N["lossAndGradients"]>
  ): ReturnType<memN2N.MemN2N["lossAndGradients"]> {
    for (let again = 0; again < 9; again++) super.lossAndGradients(...args).dispose();
    return super.lossAndGradients(...args);
  }
}
