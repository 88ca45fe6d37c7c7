import { readRepository } from "./repository.ts";
import { codeFingerprint } from "../../../bench/run/mod.ts";
import { markup } from "../../../bench/base/mod.ts";
import { labForm } from "./lab_form.ts";
import { labFiles } from "./lab_files.ts";
import type { SitePart } from "./site_part.ts";

/**
 * The page that trains in the browser. A worker has the policy of the server that sends it, or, where a page from a
 * disk makes it, that of the page: it compiles WebAssembly, and reads it as data.
 */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; " +
  "connect-src 'self' data:; style-src 'self'; img-src 'self' data:; frame-src 'self'; " +
  "base-uri 'none'; form-action 'none'";

/** The lab: a page that trains pairs with and without noise, and the files that it needs. */
export async function labPage(): Promise<SitePart> {
  const [fingerprint, repository, files] = await Promise.all([
    codeFingerprint(),
    readRepository(),
    labFiles(),
  ]);
  return {
    title: "The lab",
    policy: POLICY,
    head: markup`<link rel="stylesheet" href="lab/lab.css">
<script defer src="lab/lab.js"></script>
`.text,
    main: labForm({ fingerprint, repository }).text,
    files,
  };
}
