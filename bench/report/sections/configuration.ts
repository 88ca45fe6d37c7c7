import type { Details } from "../../../models/mod.ts";
import { counted } from "../../base/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import type { TrialSpec } from "../../trial/spec/mod.ts";
import type { SectionEntry } from "../section.ts";
import { specificationInWords } from "../specification_words.ts";
import { changesTable } from "./_changes_table.ts";

type Variant = ResultFile["variants"][0];

/** What the variants have in common, what each changes, and the versions that ran. */
export const configuration: SectionEntry = {
  name: "configuration",
  title: "Configuration",
  folded: true,
  gist: "what differs between variants, all options, versions",
  details({ result }) {
    const { variants, versions, backend } = result;
    const bases = variants.filter(({ reference }) => reference === null);
    const others = variants.filter(({ reference }) => reference !== null);
    return [
      ...bases.filter(({ arm }) => arm === undefined).flatMap((one) => inFull(result, one)),
      ...changes(result, others.filter(({ arm }) => arm === undefined)),
      ...[...Map.groupBy(variants.filter(({ arm }) => arm !== undefined), ({ arm }) => arm!)]
        .flatMap(([arm, own]): Details => {
          const title = `${counted(own.length, "configuration")} of ${arm}`;
          const details = own.every(({ reference }) => reference === null)
            ? own.flatMap((one) => inFull(result, one))
            : changes(result, own);
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

/** Variants by what they change, with all of their options folded away. */
function changes(result: ResultFile, variants: readonly Variant[]): Details {
  const table = changesTable(result, variants);
  const details = variants.flatMap((one) => inFull(result, one));
  return [
    ...table === null ? [] : [
      {
        kind: "text" as const,
        words:
          "What each of the other variants has that its reference has not, with all else equal:",
      },
      { kind: "table" as const, table },
    ],
    ...details.length === 0
      ? []
      : [{ kind: "group" as const, title: "The same in full", fold: "closed" as const, details }],
  ];
}

/** The trials of a variant share a set-up, as a rule; where they do not, each set-up is shown. */
function inFull({ trials }: ResultFile, { name, title }: Variant): Details {
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
