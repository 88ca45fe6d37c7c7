import { dateAndTime, grouped, type Html, markup } from "../../../bench/base/mod.ts";
import { headlineInWords, loadReportAssets, renderReport } from "../../../bench/report/mod.ts";
import type { ResultFile } from "../../../bench/results/mod.ts";
import { frame, type SiteFiles } from "../frame/mod.ts";

/** Makes the report of each result, and the page that lists them with their answers. */
export async function reportPages(
  results: readonly ResultFile[],
  files: SiteFiles,
): Promise<void> {
  const assets = await loadReportAssets();
  const items = results.map((result, i) => {
    const { name } = result.suite;
    const earlier = results.slice(0, i).filter(({ suite }) => suite.name === name).length;
    const path = `reports/${name}${earlier === 0 ? "" : `-${earlier + 1}`}.html`;
    files.set(path, renderReport(result, assets));
    return itemHtml(result, path);
  });
  files.set(
    "reports.html",
    frame({
      path: "reports.html",
      title: "Reports – gradnoise",
      description: "Reports of runs: curves, paired differences, and what the networks did.",
      main: markup`<section class="hero">
<h1>Reports</h1>
<p class="lede">Every run writes one: its question and answer, learning curves, paired differences, and what the networks did, in a file that works anywhere.</p>
</section>
${
        items.length === 0
          ? markup`<p>This site was built without results. <code>deno task site RESULT.json</code> adds their reports.</p>`
          : markup`<ul class="reports">\n${items}</ul>`
      }
`,
    }),
  );
}

function itemHtml(result: ResultFile, path: string): Html {
  const { suite, trials, createdAt } = result;
  const [question = "", answer = ""] = headlineInWords(result);
  return markup`<li><h2><a href="${path}">${suite.title === "" ? suite.name : suite.title}</a></h2>
<p>${question}</p>
<p>${answer}</p>
<p class="label">${suite.name}, ${grouped(trials.length)} trials, ${dateAndTime(createdAt)}</p></li>
`;
}
