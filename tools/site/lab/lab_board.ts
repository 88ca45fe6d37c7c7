import { type Html, markup } from "../../../bench/base/mod.ts";

/** The places of counts, curves and trials, and of the frame in which networks are watched. */
export function boardHtml(): Html {
  return markup`<section id="board" aria-labelledby="board-title" hidden>
<h2 id="board-title">What happens</h2>
<dl class="counts">
<div class="plain"><dt>No noise</dt><dd id="count-plain"></dd></div>
<div class="noisy"><dt>Noise</dt><dd id="count-noisy"></dd></div>
</dl>
<div class="curves">
${curvesHtml("loss", "Training loss")}${curvesHtml("error", "Validation error")}</div>
<div class="scroll" role="group" aria-label="Trials" tabindex="0"><table>
<thead><tr><th scope="col">Seed</th><th scope="col">State</th><th scope="col">Test error</th><th scope="col">Time</th><th scope="col">Digest</th></tr></thead>
<tbody></tbody></table></div>
<details><summary>The whole digests</summary>
<pre id="digests" tabindex="0"></pre></details>
<div id="answer" hidden></div>
</section>
<section id="look" aria-labelledby="look-title" hidden>
<h2 id="look-title">Look at the networks</h2>
<p class="buttons"><button type="button" id="save-report">Save the report</button>
<button type="button" id="save-result">Save result.json</button></p>
<iframe title="The networks that were trained"></iframe>
</section>
`;
}

function curvesHtml(id: string, title: string): Html {
  return markup`<figure id="${id}">
<figcaption>${title} by epoch</figcaption>
<div class="axes"><span class="highest"></span><svg viewBox="0 0 300 120" preserveAspectRatio="none" role="img" aria-label="${title} by epoch; the table below has what it led to"></svg><span class="epochs"></span></div>
</figure>
`;
}
