import { type Html, markup } from "../../../bench/base/mod.ts";
import { grades } from "../../../bench/results/claims/mod.ts";
import type { Standing } from "./standings.ts";

/** What the grades mean, and how many of the claims have each. */
export function gradeTable(claims: readonly Standing[]): Html {
  const count = (grade: string) => claims.filter(({ record }) => record?.grade === grade).length;
  const notRun = claims.filter(({ record }) => record === null).length;
  return markup`<table class="grades">
<caption>The grade of a claim is what the 95 % interval of the difference says; how many of the paper’s ${claims.length} claims have each</caption>
<tbody>
${
    Object.entries(grades).map(([grade, { title, meaning }]) =>
      markup`<tr><th scope="row"><span class="mark ${grade}">${title}</span></th><td class="count">${
        count(grade)
      }</td><td>${meaning}</td></tr>\n`
    )
  }<tr><th scope="row"><span class="mark not-run">not run</span></th><td class="count">${notRun}</td><td>each says why</td></tr>
</tbody>
</table>`;
}
