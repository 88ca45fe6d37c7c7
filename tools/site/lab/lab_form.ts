import { type Html, markup } from "../../../bench/base/mod.ts";
import { type LabNetwork, MOST_PAIRS, networks, SUITE_NAME } from "./choice/mod.ts";
import { boardHtml } from "./lab_board.ts";

/** What the page is built with. */
export interface LabBuild {
  /** Of the code that trains. */
  readonly fingerprint: string;
  readonly repository: string | null;
}

/** What is in the lab's page: the form, and the places of what its script shows. */
export function labForm({ fingerprint, repository }: LabBuild): Html {
  const address = repository === null ? null : markup` data-repository="${repository}"`;
  return markup`<h1>Train a pair here</h1>
<p class="lead">This page trains two networks from the same start, on the same examples in the same order, one of
them with noise added to its clipped gradients. It runs the code of the command line, in workers of your browser;
nothing leaves your machine.</p>
<noscript><p>The lab takes a browser that runs scripts and WebAssembly.</p></noscript>
<form id="lab" class="lab" data-fingerprint="${fingerprint}"${address}>
<fieldset class="networks">
<legend>Network</legend>
${networks.map(networkHtml)}</fieldset>
${networks.map(settingsHtml)}
<p><label for="lab-noise">Noise</label>
<select id="lab-noise" name="noise">
<option value="annealed">annealed, variance η / (1 + t)^0.55</option>
<option value="fixed">fixed deviation</option>
</select></p>
<p><label for="lab-size"><span data-noise="annealed" hidden>η</span><span data-noise="fixed">Deviation</span></label>
${numberHtml("size", "any", { required: true })}</p>
<p><label for="lab-clip">Clip at norm</label>
${numberHtml("clip", "any", { placeholder: "none" })}</p>
<p><label for="lab-rate">Learning rate</label>
${numberHtml("rate", "any", { required: true })}</p>
<p><label for="lab-seed">Seed</label>
${numberHtml("seed", "1", { required: true, max: Number.MAX_SAFE_INTEGER - MOST_PAIRS })}</p>
<p><label for="lab-pairs">Pairs</label>
${numberHtml("pairs", "1", { required: true, min: 1, max: MOST_PAIRS })}</p>
<p class="buttons"><button type="submit" disabled>Train</button>
<button type="button" id="cancel" hidden>Cancel</button></p>
</form>
<p id="lab-status" role="status"></p>
<p id="lab-alert" class="alert" role="alert"></p>
<p id="lab-fallbacks"></p>
${boardHtml()}
<section id="check" aria-labelledby="check-title">
<h2 id="check-title">Check it on the command line</h2>
<p>Save the choice as <code>${SUITE_NAME}.json</code> into the project's folder and run</p>
<pre tabindex="0"><code>deno task bench run ${SUITE_NAME}.json</code></pre>
<p>A digest is the SHA-256 over a trial's loss curve and final parameters; the report lists the first 16 digits of each
under “How to get these numbers again”. They are equal, bit for bit, on one machine, in browsers that have Deno's engine
(Chromium, Chrome, Edge) and with the same kernels: this browser computes with <code id="lab-kernels">none yet</code>,
and <code>deno task bench doctor</code> prints those of the command line. Firefox and Safari have powers and logarithms of
their own, and processors of another architecture round differently: there the last bits may differ, and with them the
digest. “unfused” kernels round every product by itself; “typescript” are slower loops where WebAssembly lacks relaxed
SIMD. Each browser gives its own digests again.</p>
<p class="buttons"><button type="button" id="save-suite">Save ${SUITE_NAME}.json</button></p>
<details><summary>The suite file of this choice</summary>
<pre tabindex="0"><code id="lab-suite"></code></pre></details>
</section>
`;
}

function networkHtml({ name, title, about, seconds }: LabNetwork, i: number): Html {
  return markup`<label><input type="radio" name="network" value="${name}"${
    i === 0 ? markup` checked` : null
  }> <strong>${title}</strong> <span>${about} A pair takes about ${seconds} s.</span></label>
`;
}

function settingsHtml({ name, choose, settings }: LabNetwork, i: number): Html {
  return markup`<p data-network="${name}"${
    i === 0 ? null : markup` hidden`
  }><label for="lab-setting-${name}">${choose}</label>
<select id="lab-setting-${name}" name="setting-${name}">
${
    settings.map(({ name, title }) =>
      markup`<option value="${name}">${title}</option>
`
    )
  }</select></p>
`;
}

interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
  readonly required?: boolean;
  readonly placeholder?: string;
}

function numberHtml(
  name: string,
  step: string,
  { min = 0, max, required = false, placeholder }: NumberLimits,
): Html {
  return markup`<input type="number" id="lab-${name}" name="${name}" step="${step}" min="${min}"${
    max === undefined ? null : markup` max="${max}"`
  }${required ? markup` required` : null}${
    placeholder === undefined ? null : markup` placeholder="${placeholder}"`
  }>`;
}
