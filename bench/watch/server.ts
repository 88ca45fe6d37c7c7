import { fileFault, UsageError } from "../base/mod.ts";
import { loadStyle } from "../report/mod.ts";
import { Broadcast } from "./broadcast.ts";
import { checkRequest, randomToken } from "./guard.ts";
import type { Reports } from "./reports.ts";
import type { Source } from "./source.ts";
import { viewOf } from "./view.ts";

const HOSTNAME = "127.0.0.1";

/** What a page may load: itself, from here. */
const POLICY = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"],
  ...["img-src data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join("; ");

/** A report has a policy of its own; it may be a file that something else wrote, and is kept from the page. */
const REPORT_POLICY = "frame-ancestors 'none'; sandbox allow-scripts allow-downloads allow-popups";

const HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** A page that shows a run. */
export interface WatchServer {
  /** With its token. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves a page that shows a run as it goes on, to this machine alone, and to no one without the token of its
 * address.
 *
 * @param port 0 for one that is free.
 * @throws {UsageError} If the port cannot be used.
 */
export async function startServer(
  source: Source,
  reports: Reports,
  port: number,
  token: string = randomToken(),
): Promise<WatchServer> {
  const broadcast = new Broadcast(async () => JSON.stringify(viewOf(await source.look())));
  const pages = await loadPages();
  const server = listen(port, async (request) => {
    const checked = checkRequest(request, token);
    if ("status" in checked) return refusal(checked.status);
    if (checked.path === "events") {
      return answer(broadcast.subscribe(), "text/event-stream", POLICY);
    }
    if (checked.path.startsWith("report/")) {
      return await report(reports, checked.path.slice("report/".length));
    }
    const page = pages.get(checked.path);
    return page === undefined ? refusal(404) : answer(page.text, page.type, POLICY);
  });
  return {
    address: `http://${HOSTNAME}:${server.addr.port}/${token}/`,
    async close() {
      await broadcast.close();
      await server.shutdown();
    },
  };
}

function listen(port: number, handler: (request: Request) => Promise<Response>) {
  try {
    return Deno.serve({
      ...{ hostname: HOSTNAME, port, handler },
      // Without these, they would print.
      onListen: () => {},
      onError: () => new Response(null, { status: 500, headers: HEADERS }),
    });
  } catch (error) {
    const reason = error instanceof Deno.errors.AddrInUse ? "it is in use" : fileFault(error);
    throw new UsageError(`Cannot listen on port ${port}: ${reason}; name another with --port`);
  }
}

/** The files of the page, by path. */
async function loadPages(): Promise<ReadonlyMap<string, { text: string; type: string }>> {
  const read = (name: string) => Deno.readTextFile(new URL(`page/${name}`, import.meta.url));
  const [page, script, family, own] = await Promise.all([
    ...["page.html", "bundle.js"].map(read),
    loadStyle(["colours.css", "page.css", "headline.css", "tables.css", "keys.css"]),
    read("page.css"),
  ]) as [string, string, string, string];
  return new Map([
    ["", { text: page, type: "text/html; charset=utf-8" }],
    ["page.css", { text: family + own, type: "text/css; charset=utf-8" }],
    ["page.js", { text: script, type: "text/javascript; charset=utf-8" }],
  ]);
}

async function report(reports: Reports, name: string): Promise<Response> {
  try {
    return answer(
      await reports.of(decodeURIComponent(name)),
      "text/html; charset=utf-8",
      REPORT_POLICY,
    );
  } catch (error) {
    if (error instanceof URIError) return refusal(404);
    if (!(error instanceof UsageError)) throw error;
    return new Response(error.message, { status: 404, headers: HEADERS });
  }
}

function answer(body: BodyInit, type: string, policy: string): Response {
  const headers = { ...HEADERS, "content-type": type, "content-security-policy": policy };
  return new Response(body, { headers });
}

function refusal(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: status === 405 ? { allow: "GET" } : {} });
}
