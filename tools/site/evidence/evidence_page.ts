import {
  dateAndTime,
  duration,
  grouped,
  type Html,
  markup,
  percent,
} from "../../../bench/base/mod.ts";
import { fidelityTitles } from "../../../bench/results/claims/mod.ts";
import type { EvidenceFile } from "../../../bench/results/evidence/mod.ts";
import { codeBlock, frame } from "../frame/mod.ts";
import { claimTable, type Standing } from "../front/mod.ts";
import { evidenceTable } from "./evidence_table.ts";

/** What one suite has shown, and what another run of its command has to show. */
export function evidencePage(file: EvidenceFile, claims: readonly Standing[]): string {
  const { suite, headline, fidelity, tables, digests } = file;
  const own = claims.filter((one) => one.file === file);
  return frame({
    path: `evidence/${suite.name}.html`,
    title: `Evidence: ${suite.name} – gradnoise`,
    layout: "evidence",
    description: headline.answers[0] ?? headline.question,
    main: markup`<section class="hero">
<p class="label"><a href="../index.html#check">Evidence</a></p>
<h1>${suite.title === "" ? suite.name : suite.title}</h1>
<p class="lede">${headline.question}</p>
${headline.answers.map((answer) => markup`<p>${answer}</p>\n`)}</section>
${facts(file)}
<section aria-labelledby="run-name"><h2 id="run-name">Run it again</h2>
${
      codeBlock(file.command.join(" "), "sh")
    }<p><a href="${suite.name}.json">This page as data</a>, with the SHA-256 of every data set.</p></section>
${
      fidelity.length === 0
        ? null
        : section("fidelity", "How it differs from the paper", fidelityHtml(fidelity))
    }${
      own.length === 0 ? null : section(
        "claims",
        "Claims",
        claimTable(own, `Claims tested by ${suite.name}`, { drawn: true }),
      )
    }${tables.map((table) => section(table.name, table.title, evidenceTable(table)))}${
      section("digests", "Digests", digestTable(digests))
    }`,
  });
}

function section(id: string, name: string, content: Html): Html {
  return markup`<section aria-labelledby="${id}-name"><h2 id="${id}-name">${name}</h2>
${content}</section>
`;
}

function fidelityHtml(notes: EvidenceFile["fidelity"]): Html {
  const kinds = [...new Set(notes.map(({ kind }) => kind))];
  return markup`${
    kinds.map((kind) =>
      markup`<h3>${fidelityTitles[kind]}</h3>
<ul>
${notes.filter((note) => note.kind === kind).map(({ text }) => markup`<li>${text}</li>\n`)}</ul>
`
    )
  }`;
}

function facts(
  { trials, seeds, fraction, seconds, machines, versions, commit, createdAt }: EvidenceFile,
): Html {
  const lost = [
    ...trials.diverged > 0 ? [`${trials.diverged} diverged`] : [],
    ...trials.failed > 0 ? [`${trials.failed} failed`] : [],
  ];
  const list: [string, string][] = [
    [
      "Trials",
      `${grouped(trials.ended)} of ${grouped(trials.planned)}${
        lost.map((one) => `, ${one}`).join("")
      }`,
    ],
    ["Seeds", `${seeds.length}: ${seeds[0]} to ${seeds.at(-1)}`],
    ["Share of the suite", percent(fraction, 0)],
    ["Time in trials", duration(seconds)],
    ...machines.map((one): [string, string] => ["Machine", `${one.cpu ?? one.arch}, ${one.os}`]),
    [
      "Versions",
      `gradnoise ${versions.gradnoise}, Deno ${versions.deno}, TensorFlow.js ${versions.tfjs}`,
    ],
    ["Commit", commit.slice(0, 12)],
    ["Made", dateAndTime(createdAt)],
  ];
  return markup`<dl class="facts">
${list.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>`;
}

function digestTable(digests: EvidenceFile["digests"]): Html {
  return markup`<p>Of a few trials spread over the suite: over the loss curve and the final parameters. The same command has to give the same, on the same kind of processor.</p>
<div class="scroll" tabindex="0" role="group" aria-label="Digests of trials"><table class="digests">
<thead><tr><th scope="col">Workload</th><th scope="col">Variant</th><th scope="col">Seed</th><th scope="col">Digest</th></tr></thead>
<tbody>
${
    digests.map(({ workload, variant, seed, digest }) =>
      markup`<tr><td>${workload}</td><td>${variant}</td><td>${seed}</td><td><code>${digest}</code></td></tr>\n`
    )
  }</tbody>
</table></div>
`;
}
