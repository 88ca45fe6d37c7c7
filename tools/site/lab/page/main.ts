/* Starts the lab. */

import { find } from "../../../../bench/report/page/mod.ts";
import { type Choice, SUITE_NAME, suiteOf } from "../choice/mod.ts";
import { Form } from "./form.ts";
import { Lab } from "./lab.ts";
import { openPool } from "./pool.ts";
import { reportAssets, save } from "./saving.ts";
import { isOffline } from "./start_worker.ts";

const part = (name: string) => find(document, `#${name}`);
const element = find<HTMLFormElement>(document, "#lab");
const alert = part("lab-alert"), fallbacks = part("lab-fallbacks");

const suiteText = (choice: Choice) => `${JSON.stringify(suiteOf(choice), null, 2)}\n`;

function showSuite(choice: Choice): void {
  part("lab-suite").textContent = suiteText(choice);
}

const form = new Form(element, showSuite);
showSuite(form.read());

async function start(): Promise<void> {
  const pool = await openPool();
  const lab = new Lab(pool, {
    ...{ form: element, alert, status: part("lab-status"), board: part("board") },
    ...{ answer: part("answer"), look: part("look"), digests: part("digests") },
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void lab.train(form.read());
  });
  part("cancel").addEventListener("click", () => lab.cancel());
  part("save-suite").addEventListener("click", () => {
    save(`${SUITE_NAME}.json`, suiteText(form.read()), "application/json");
  });
  part("save-result").addEventListener("click", () => {
    if (lab.result !== null) save("result.json", lab.result, "application/json");
  });
  part("save-report").addEventListener("click", async () => {
    try {
      const assets = await reportAssets(element.dataset.repository ?? null);
      const worker = await pool.first();
      const { page } = await worker.ask({ kind: "report", assets }, "reported");
      save("report.html", page, "text/html");
    } catch (error) {
      alert.textContent = `The report cannot be written: ${(error as Error).message}.`;
    }
  });
  // A page from a disk reads no other file.
  part("save-report").hidden = isOffline;
  const { kernels, fallbacks: sentences } = await pool.warm();
  part("lab-kernels").textContent = kernels;
  fallbacks.textContent = sentences.map((sentence) => `${sentence}. `).join("");
  find<HTMLButtonElement>(element, "button[type=submit]").disabled = false;
  element.dataset.ready = "";
}

start().catch((error: Error) => {
  alert.textContent = `The lab cannot start in this browser: ${error.message}.`;
});
