import * as tf from "@tensorflow/tfjs";
import * as memN2N from "../../../models/memn2n/memn2n.ts";

export * from "../../../models/memn2n/memn2n.ts";

export class MemN2N extends memN2N.MemN2N {
  override dispose(): void {
    super.dispose();
    tf.scalar(0);
  }
}
