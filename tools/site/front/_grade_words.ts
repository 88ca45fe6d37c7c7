import type { EvidenceClaim } from "../../../bench/results/evidence/mod.ts";

type Grade = NonNullable<EvidenceClaim["grade"]>;

export const grades: Readonly<Record<Grade, { readonly title: string; readonly meaning: string }>> =
  {
    signAndSize: {
      title: "sign and size",
      meaning: "the interval excludes zero on the claimed side and contains the published value",
    },
    signOnly: {
      title: "sign only",
      meaning:
        "the interval excludes zero on the claimed side, but does not contain the published value",
    },
    sizeExcluded: {
      title: "size excluded",
      meaning: "the interval contains zero and excludes the published value",
    },
    opposite: { title: "opposite", meaning: "the interval excludes zero on the other side" },
    inconclusive: {
      title: "inconclusive",
      meaning: "the interval contains zero, and what was published or claimed",
    },
    withinMargin: {
      title: "within the margin",
      meaning: "the claim is of no difference, and the interval is within its margin",
    },
  };
