import type { PlaygroundDetail } from "../../../models/mod.ts";
import { type Html, markup, scriptJson } from "../../base/mod.ts";
import type { PlaygroundData } from "../page/page_data.ts";
import { FIRST_INK } from "./player.ts";
import { SHADES } from "./table.ts";

/** The form that the page's script answers in; without a script it does not show. */
export function playgroundHtml({ network, steps, stories }: PlaygroundDetail): Html {
  const data: PlaygroundData = { network, stories, shades: SHADES, firstInk: FIRST_INK };
  return markup`<p class="unscripted">This takes a browser that runs scripts.</p>
<form class="playground" hidden>
${fields(stories)}
<div class="story" role="group" aria-label="What the network makes of it">
<p class="reply"></p>
<ol class="words"></ol>
<p class="hidden" role="status"></p>
<div class="scroll" role="group" aria-label="Attention, step by step" tabindex="0"><table>
<thead><tr><th scope="col">Story</th>${
    steps.map((step) => markup`<th scope="col">${step}</th>`)
  }</tr></thead>
<tbody></tbody></table></div>
</div>
</form>
<script type="application/json" id="playground-data">${scriptJson(data)}</script>
`;
}

function fields(stories: PlaygroundDetail["stories"]): Html {
  const options = stories.map(({ question }, i) =>
    markup`<option value="${i}">Story ${i + 1}: ${question}</option>`
  );
  return markup`<div class="fields">
<p><label for="playground-preset">Begin with</label>
<span class="row"><select id="playground-preset">${
    stories.length === 0 ? markup`<option>An empty story</option>` : options
  }</select>
<button type="reset">Reset</button></span></p>
<p><label for="playground-story">Story, a sentence on each line</label>
<textarea id="playground-story" rows="9" spellcheck="false" autocomplete="off" aria-describedby="playground-hints"></textarea></p>
<p><label for="playground-question">Question</label>
<input id="playground-question" spellcheck="false" autocomplete="off" aria-describedby="playground-hints"></p>
<ul class="hints" id="playground-hints"></ul>
<details><summary>The words it knows</summary>
<p class="vocabulary"></p></details>
</div>`;
}
