import type { StoryInspection, TrialResult } from "../../trial/spec/mod.ts";
import type { ResultFile } from "../../results/mod.ts";
import { counted, type Html, markup, percent, scriptJson } from "../../base/mod.ts";
import type { PlaygroundData, PlaygroundStory } from "../page/page_data.ts";
import type { Section } from "../section.ts";
import { FIRST_INK, SHADES } from "./attention.ts";

/** Stories that a reader may begin with. */
const MOST_STORIES = 8;

/** The best memory network of a run, to be asked whatever the reader likes; null without one. */
export function playground({ network, trials }: ResultFile): Section | null {
  const trial = network && trials.find(({ id }) => id === network.trial);
  if (!trial) return null;
  const stories = storiesOf(trial.workload, trials);
  const data: PlaygroundData = { network, stories, shades: SHADES, firstInk: FIRST_INK };
  const body = markup`${introduction(trial, network.vocabulary.length - 1)}
<form class="playground" hidden>
${fields(stories)}
<div class="story" role="group" aria-label="What the network makes of it">
<p class="reply"></p>
<ol class="words"></ol>
<p class="hidden" role="status"></p>
<div class="scroll" role="group" aria-label="Attention of each hop" tabindex="0"><table>
<thead><tr><th scope="col">Story</th>${
    Array.from(
      { length: network.options.hops },
      (_, hop) => markup`<th scope="col">Hop ${hop + 1}</th>`,
    )
  }</tr></thead>
<tbody></tbody></table></div>
</div>
</form>
<script type="application/json" id="playground-data">${scriptJson(data)}</script>`;
  return { id: "playground", title: "Ask it yourself", body };
}

function introduction(
  { workload, variant, seed, metrics }: TrialResult,
  words: number,
): Html {
  const measured = metrics === null
    ? null
    : markup` It answers ${percent(1 - metrics.testError.value)} of the test questions right.`;
  return markup`<p>The best memory network of this run, <strong>${workload}</strong>, ${variant}, seed ${seed},
with all its weights.${measured} It knows ${
    counted(words, "word")
  } and works in this page: change the story or the question, and
see what it answers and where each hop looks, in percent of its attention.</p>
<p class="unscripted">This takes a browser that runs scripts.</p>`;
}

/** Test stories of a workload, as they were told, each once. */
function storiesOf(workload: string, trials: readonly TrialResult[]): PlaygroundStory[] {
  const stories = trials.filter((trial) => trial.workload === workload)
    .flatMap(({ inspections }) => inspections)
    .filter((one): one is StoryInspection => one.kind === "attention")
    .map(({ statements, question, answer }) => ({
      story: statements.toReversed().join("\n"),
      question,
      answer,
    }));
  const once = new Map(stories.map((story) => [JSON.stringify(story), story]));
  return [...once.values()].slice(0, MOST_STORIES);
}

function fields(stories: readonly PlaygroundStory[]): Html {
  return markup`<div class="fields">
<p><label for="playground-preset">Begin with</label>
<span class="row"><select id="playground-preset">${
    stories.map(({ question }, i) =>
      markup`<option value="${i}">Story ${i + 1}: ${question}</option>`
    )
  }${stories.length === 0 ? markup`<option>An empty story</option>` : null}</select>
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
