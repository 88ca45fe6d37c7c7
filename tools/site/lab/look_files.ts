import { loadReportAssets } from "../../../bench/report/mod.ts";
import { shadeRules } from "../../../bench/report/render/mod.ts";
import { bundle } from "./bundle.ts";
import type { SitePart } from "./site_part.ts";

const here = (path: string) => new URL(path, import.meta.url);

/** The files of pages in which networks are watched, by their paths from the site's pages. */
export async function lookFiles(): Promise<SitePart["files"]> {
  const [look, { chartLibrary, style }, framed] = await Promise.all([
    bundle(here("page/look.ts")),
    loadReportAssets(),
    Deno.readTextFile(here("framed.css")),
  ]);
  return {
    "lab/look.js": look,
    "lab/chart.js": chartLibrary,
    "lab/report.css": style + shadeRules() + framed,
  };
}
