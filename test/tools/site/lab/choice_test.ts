import { parseSuite } from "../../../../bench/suites/schema/mod.ts";
import { planSuite } from "../../../../bench/run/mod.ts";
import {
  networks,
  readAddress,
  suiteOf,
  usualChoice,
  writeAddress,
} from "../../../../tools/site/lab/choice/mod.ts";
import { assertEquals } from "../../../../std.ts";

const [memory] = networks;

Deno.test("an address keeps every choice", () => {
  for (const network of networks) {
    for (const setting of network.settings) {
      const choice = {
        ...usualChoice(network),
        setting: setting.name,
        noise: "fixed" as const,
        ...{ size: 0.25, clip: null, rate: 0.125, seed: 7, pairs: 3 },
      };
      assertEquals(readAddress(`#${writeAddress(choice)}`), choice);
    }
    assertEquals(readAddress(`#network=${network.name}`), usualChoice(network));
  }
});

Deno.test("what makes no sense in an address is as usual", () => {
  const faulty = [
    ...["", "#", "#network=none", "#setting=21", "#noise=loud", "#size=0", "#size=-1", "#clip=0"],
    ...["#rate=x", "#rate=Infinity", "#seed=-1", "#seed=0.5", "#pairs=0", "#pairs=11", "#pairs="],
  ];
  for (const hash of faulty) assertEquals(readAddress(hash), usualChoice(memory!), hash);
});

Deno.test("every setting of the lab makes a suite of pairs that can be planned", async () => {
  for (const network of networks) {
    for (const { name: setting, workload } of network.settings) {
      const choice = { ...usualChoice(network), setting, seed: 5, pairs: 2 };
      // Its data are not what is tested.
      const suite = { ...suiteOf(choice), data: { seed: 1, train: 40, test: 10 } };
      const { trials } = await planSuite(await parseSuite(suite));
      assertEquals(
        trials.map(({ spec: { workload, variant, seed } }) => `${workload} ${variant} ${seed}`),
        ["plain", "noisy"].flatMap((variant) => [5, 6].map((n) => `${workload} ${variant} ${n}`)),
      );
      const kinds = (at: number) => trials[at]!.spec.optimizer.map(({ kind }) => kind);
      assertEquals(kinds(2).filter((kind) => kind !== "noise"), kinds(0));
      assertEquals(kinds(2).includes("noise"), true);
    }
  }
});

Deno.test("a choice without a clip, and its noise, reach the optimizer", async () => {
  const choice = { ...usualChoice(networks[1]!), clip: null, size: 0.3, rate: 0.375 };
  const suite = { ...suiteOf(choice), data: { seed: 1, train: 100, test: 10 } };
  const [plain, noisy] = (await planSuite(await parseSuite(suite))).trials;
  assertEquals(plain!.spec.optimizer.map(({ kind }) => kind), ["sgd"]);
  assertEquals(noisy!.spec.optimizer.map(({ kind }) => kind), ["noise", "sgd"]);
  assertEquals(JSON.stringify(noisy!.spec.optimizer).includes('"eta":0.3'), true);
  assertEquals(JSON.stringify(noisy!.spec.optimizer).includes("0.375"), true);
});
