/** Links of HTML, and where they lead. */

import { posix } from "node:path";
import type { SiteFiles } from "../../../tools/site/frame/mod.ts";

/** Where the site may send a reader who clicks. */
const elsewhere = /^https:\/\/(arxiv\.org|deno\.land)\//;

/** What is wrong with the links of a site, a line each. */
export function linkFaults(files: SiteFiles): string[] {
  const pages = [...files].flatMap(([path, content]) =>
    path.endsWith(".html") ? [[path, content as string] as const] : []
  );
  const anchors = new Map(pages.map(([path, html]) => [path, idsOf(html)]));
  return pages.flatMap(([path, html]) =>
    linksOf(html).flatMap((link) => {
      const fault = faultOf(link, path, files, anchors);
      return fault === null ? [] : [`${path}: ${link} ${fault}`];
    })
  );
}

function faultOf(
  link: string,
  from: string,
  files: SiteFiles,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
): string | null {
  // The report's icon is none.
  if (link === "data:,") return null;
  if (/^[a-z]+:/i.test(link)) return elsewhere.test(link) ? null : "leads elsewhere";
  if (link.startsWith("/")) return "needs a base path";
  const [path = "", anchor = ""] = decodeURI(link.replace(/\?[^#]*/, "")).split("#");
  const joined = path === "" ? from : posix.join(posix.dirname(from), path);
  const target = joined.endsWith("/") || joined === "." ? posix.join(joined, "index.html") : joined;
  if (!files.has(target)) return "leads nowhere";
  return anchor === "" || !target.endsWith(".html") || anchors.get(target)!.has(anchor)
    ? null
    : "has no such place";
}

function idsOf(html: string): Set<string> {
  return new Set([...html.matchAll(/\s(?:id|name)="([^"]*)"/g)].map(([, id = ""]) => text(id)));
}

function linksOf(html: string): string[] {
  const tags = html.replace(/<script\b[^>]*>.*?<\/script>/gs, (script) => script.split(">")[0]!);
  return [...tags.matchAll(/<[^>]*?\s(?:href|src)="([^"]*)"/g)].map(([, link = ""]) => text(link));
}

function text(value: string): string {
  return value.replace(/&#x2F;/g, "/").replace(/&amp;/g, "&").replace(/&#39;/g, "'");
}
