import * as tf from "@tensorflow/tfjs";
import { circuitOf } from "../../../../models/nram/mod.ts";
import { takeStep } from "../../../../models/nram/reference/step.ts";
import { assertEquals } from "../../../../std.ts";
import { testOnBackends } from "../../../_tensors.ts";
import { smallOptions, withVariables } from "../_cases.ts";
import { handBuilt } from "../_hand_built.ts";

testOnBackends(
  "what is read of a memory that rounding made smaller is scaled, if asked for",
  () => {
    for (const renormalise of [true, false]) {
      const options = smallOptions({ registers: 1, renormalise });
      const wiring = { modules: { read: [0] } }, program = { whileZero: wiring, otherwise: wiring };
      withVariables(options, handBuilt(options, program), (parameters) => {
        tf.tidy(() => {
          const step = takeStep(
            { options, circuit: circuitOf(options), parameters, limit: null, isRounded: false },
            {
              registers: tf.tensor3d([[[1, 0, 0]]]),
              memory: tf.tensor3d([[[0, 0, 0.5], [0, 0.5, 0], [0.5, 0, 0]]]),
              controller: null,
            },
          );
          // The sources are the register, then what the first module read in cell 0.
          const [[, read]] = step.sources.arraySync() as [number[][]];
          assertEquals(read, [0, 0, renormalise ? 1 : 0.5]);
        });
      });
    }
  },
);
