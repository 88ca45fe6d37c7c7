import type { ResultFile, TrialResult } from "../../result_file.ts";
import type { OptimizerSpec, TrialSpec } from "../../trial_spec.ts";
import { type Html, html } from "../html.ts";

/** How every variant was made up, on what, and with which versions. */
export function configuration(result: ResultFile): Html {
  const versions = { ...result.versions, backend: result.backend };
  return html`<section aria-labelledby="configuration">
<h2 id="configuration">Configuration</h2>
${result.variants.map(({ name, title }, i) => variant(result, name, title, i))}
<h3>Versions</h3>
<dl class="facts">${
    Object.entries(versions).map(([name, value]) =>
      html`
        <div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>
      `
    )
  }</dl>
</section>`;
}

/** Workloads of one variant share their optimizer; its model and budget are shown where they differ. */
function variant(result: ResultFile, name: string, title: string, position: number): Html {
  const specs = result.trials.filter((trial) => trial.variant === name).map(({ spec }) => spec);
  const kinds = new Map(specs.map((spec) => [JSON.stringify(setup(spec)), spec]));
  return html`<h3><span class="key v${position}"></span>${name}</h3>
<p>${title}.</p>
${
    [...kinds.values()].map((spec) =>
      html`
        <ol class="steps">${inWords(spec.optimizer).map((step) => html`<li>${step}</li>`)}</ol>
        <details>
          <summary>All options${kinds.size > 1 ? ` of ${spec.workload}` : ""}</summary>
          <pre tabindex="0">${JSON.stringify(setup(spec), null, 2)}</pre>
        </details>
      `
    )
  }`;
}

function setup({ optimizer, budget, model }: TrialSpec) {
  return { optimizer, budget, model };
}

function inWords({ clip, noise, rule }: OptimizerSpec): string[] {
  const clipping: Record<OptimizerSpec["clip"]["kind"], string> = {
    none: "No clip.",
    globalNorm: `Clip the gradient to a global norm of ${"norm" in clip ? clip.norm : ""}.`,
    perGroup: `Clip each group of parameters to a norm of ${"norm" in clip ? clip.norm : ""}.`,
  };
  const { learningRate: rate } = rule;
  const learning = rate.kind === "constant"
    ? `SGD with a learning rate of ${rate.rate}.`
    : `SGD with a learning rate of ${rate.rate}, halved every ${rate.epochs} epochs from epoch ${rate.from} on.`;
  const noises = noise.kind === "none"
    ? "No noise."
    : noise.kind === "fixed"
    ? `Add Gaussian noise of standard deviation ${noise.standardDeviation}.`
    : `Add Gaussian noise of variance ${noise.eta} / (1 + t)^${noise.gamma} at update t.`;
  return [clipping[clip.kind], noises, learning];
}

/** The command, and every trial with what is needed to check it. */
export function reproduction(result: ResultFile): Html {
  return html`
    <section aria-labelledby="reproduce">
      <h2 id="reproduce">How to get these numbers again</h2>
      <p>The same specification gives the same bits: run the command, and compare the digests. A digest is
    the SHA-256 of a trial's loss curve and final parameters.</p>
      <pre tabindex="0">${result.command}</pre>
      <details>
        <summary>All ${result.trials.length} trials</summary>
        <div class="scroll" role="region" aria-label="All trials" tabindex="0">
          <table>
            <thead>
              <tr>
                <th scope="col">Trial</th>
                <th scope="col">Workload</th>
                <th scope="col">Variant</th>
                <th scope="col" class="number">Seed</th>
                <th scope="col">Status</th>
                <th scope="col" class="number">Training error</th>
                <th scope="col" class="number">Validation error</th>
                <th scope="col" class="number">Test error</th>
                <th scope="col">Digest</th>
              </tr>
            </thead>
            <tbody>${result.trials.map(trialRow)}</tbody>
          </table>
        </div>
      </details>
    </section>
  `;
}

function trialRow({ id, workload, variant, seed, status, metrics, digest }: TrialResult): Html {
  const errors = metrics === null
    ? [null, null, null]
    : [metrics.trainError, metrics.validationError, metrics.testError];
  return html`<tr><th scope="row"><code>${id}</code></th><td>${workload}</td><td>${variant}</td>
<td class="number">${seed}</td><td>${status}</td>${
    errors.map((error) =>
      html`<td class="number">${error === null ? "–" : `${error.wrong} of ${error.total}`}</td>`
    )
  }<td><code>${digest.slice(0, 16)}</code></td></tr>`;
}
