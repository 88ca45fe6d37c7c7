import {
  judgeClaims,
  type Judgement,
  measuredWords,
  metricOf,
  publishedWords,
  shareWords,
  sourceOf,
  tally,
  verdictWords,
} from "../../results/claims/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { cited } from "../citation.ts";
import { type Html, markup } from "../../base/mod.ts";
import { scrollingTable, type Section } from "../section.ts";
import { together } from "../words.ts";

/** What the result means for claims that its suite tests; null where it tests none. */
export function claims(result: ResultFile): Section | null {
  const judgements = judgeClaims([result]).filter(({ measured }) => measured !== null);
  if (judgements.length === 0) return null;
  const head = markup`<tr><th scope="col">Claim</th><th scope="col">Verdict</th>
<th scope="col">Published</th><th scope="col">Measured</th>
<th scope="col">Share of the paper’s budget</th></tr>`;
  const body =
    markup`<p>What papers say, tested with this run: each claim compares two variants. A claim is reproduced if the 95 % interval of the difference, over pairs that share their
seed, lies on the claimed side of zero, and not reproduced if it lies on the other; whatever holds
zero is inconclusive. The interval is of the mean over all trials, also where the published numbers
are of the best of several. ${tally(judgements)}.</p>
<div class="claims">${scrollingTable("Claims", head, judgements.map(row))}</div>`;
  return { id: "claims", title: "Published claims", body };
}

function row(judgement: Judgement): Html {
  const { claim, verdict, notes } = judgement;
  return markup`<tr id="claim-${claim.id}"><th scope="row">${claim.sentence}<small>${
    cited(sourceOf(judgement))
  }; ${metricOf(judgement)}</small></th>
<td class="verdict ${verdict}"><strong>${lines(verdictWords(judgement))}</strong></td>
<td>${lines(publishedWords(judgement) ?? "no number")}</td>
<td>${lines(measuredWords(judgement) ?? "")}${
    notes.map((note) => markup`<small>${note}.</small>`)
  }</td>
<td>${share(shareWords(judgement) ?? "")}</td></tr>
`;
}

/** A share, and under it what it is of. */
function share(text: string): Html {
  const [, whole = text, parts] = together(text).match(/^(.*?) \((.*)\)$/) ?? [];
  return parts === undefined ? markup`${whole}` : markup`${whole}<small>${parts}</small>`;
}

/** The first of several statements at full size, the others under it. */
function lines(text: string): Html {
  const [first, ...others] = together(text).split("; ");
  return markup`${first!}${others.map((other) => markup`<small>${other}</small>`)}`;
}
