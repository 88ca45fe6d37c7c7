import * as tf from "@tensorflow/tfjs";
import type { Cover } from "./mask.ts";

/** A tensor of the rows of `inside` that are covered, and of the others of `outside`; a new one, to the bit. */
export function selectRows(cover: Cover, inside: tf.Tensor, outside: tf.Tensor): tf.Tensor {
  if (cover === "all" || cover === "none") return tf.clone(cover === "all" ? inside : outside);
  return tf.tidy(() => {
    const parts: tf.Tensor[] = [];
    let at = 0;
    const take = (tensor: tf.Tensor, to: number) => {
      if (to > at) parts.push(tf.slice(tensor, at, to - at));
      at = to;
    };
    for (const [from, to] of cover) {
      take(outside, from);
      take(inside, to);
    }
    take(outside, outside.shape[0]!);
    return tf.concat(parts);
  });
}
