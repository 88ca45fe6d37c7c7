/** The suite `ci`, as small as shows every fault. */
export const twin = {
  name: "twin",
  workloads: ["memn2n/babi-qa1", "neural-programmer/arithmetic-add"],
  variants: ["noisy"],
  seeds: [1],
  budget: { phases: { linear: 1 }, epochs: 2 },
  data: { seed: 1, train: 100, test: 20 },
};
