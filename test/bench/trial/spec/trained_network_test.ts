import { resultFileSchema } from "../../../../bench/results/mod.ts";
import { trainedNetworkSchema } from "../../../../bench/trial/spec/mod.ts";
import { assertEquals } from "../../../../std.ts";
import { makeResultFile } from "../../_result_file.ts";
import { makeNetwork } from "../../_trials.ts";

Deno.test("a result file of version 4 may have a network, and none of an older version is read", () => {
  const result = makeResultFile([{ variant: "plain", seed: 1, test: 4 }]);
  const network = { trial: result.trials[0]!.id, ...makeNetwork(1) };
  assertEquals(resultFileSchema.parse(result).network, null);
  assertEquals(resultFileSchema.parse({ ...result, network }).network, network);
  const { network: _, ...without } = result;
  for (const wrong of [without, { ...result, version: 3 }]) {
    assertEquals(resultFileSchema.safeParse(wrong).success, false);
  }
});

Deno.test("a network is refused when its values are not as many as their shapes say", () => {
  const network = makeNetwork(1), [one] = Object.values(network.parameters);
  for (const shape of [[1, 2], [2], [0], []]) {
    const parameters = { embedding0: { ...one!, shape } };
    const { success } = trainedNetworkSchema.safeParse({ ...network, parameters });
    // A number without a shape is one number.
    assertEquals(success, shape.length === 0, JSON.stringify(shape));
  }
  const parameters = { embedding0: { ...one!, values: "not base64" } };
  assertEquals(trainedNetworkSchema.safeParse({ ...network, parameters }).success, false);
});
