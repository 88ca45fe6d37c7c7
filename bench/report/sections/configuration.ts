import type { Details } from "../../../models/mod.ts";
import { counted } from "../../base/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import type { TrialSpec } from "../../trial/spec/mod.ts";
import type { SectionEntry } from "../section.ts";
import { specificationInWords } from "../specification_words.ts";

type Variant = ResultFile["variants"][0];

/** What every variant does, with all options, and the versions that did it. */
export const configuration: SectionEntry = {
  name: "configuration",
  title: "Configuration",
  folded: true,
  gist: "what differs between variants, all options, versions",
  details({ result }) {
    const { variants, versions, backend } = result;
    const arms = Map.groupBy(variants, ({ arm }) => arm ?? null);
    return [
      ...[...arms].flatMap(([arm, own]): Details => {
        const details = own.flatMap((one) => variantDetails(result, one));
        if (arm === null) return details;
        const title = `${counted(own.length, "configuration")} of ${arm}`;
        return [{ kind: "group", title, fold: "closed", details }];
      }),
      { kind: "text", role: "heading", words: "Versions" },
      {
        kind: "facts",
        layout: "columns",
        facts: [
          { name: "gradnoise", value: versions.gradnoise },
          { name: "Deno", value: versions.deno },
          { name: "TensorFlow.js", value: versions.tfjs },
          { name: "Backend", value: backend },
        ],
      },
    ];
  },
};

/** The trials of a variant share a set-up, as a rule; where they do not, each set-up is shown. */
function variantDetails({ trials }: ResultFile, { name, title }: Variant): Details {
  const specs = trials.filter(({ variant }) => variant === name).map(({ spec }) => spec);
  const setups = Map.groupBy(specs, (spec) => JSON.stringify(setup(spec), null, 2));
  return [
    { kind: "text", role: "heading", words: { variant: name } },
    ...title === "" ? [] : [{
      kind: "text" as const,
      words: `${title.slice(0, 1).toUpperCase()}${title.slice(1)}.`,
    }],
    ...[...setups].flatMap(([json, own]): Details => {
      const workloads = [...new Set(own.map(({ workload }) => workload))].join(", ");
      return [
        { kind: "list", ordered: true, items: specificationInWords(own[0]!) },
        {
          kind: "group",
          title: ["All options", setups.size > 1 ? ` of ${workloads}` : "", {
            hidden: `: ${name}`,
          }],
          fold: "closed",
          details: [{ kind: "text", role: "code", words: json }],
        },
      ];
    }),
  ];
}

function setup({ optimizer, budget, model }: TrialSpec) {
  return { optimizer, budget, model };
}
