import { timingSafeEqual } from "node:crypto";

/** A token that nobody can guess: 192 bits, as they stand in an address. */
export function randomToken(): string {
  return crypto.getRandomValues(new Uint8Array(24)).toBase64({ alphabet: "base64url" });
}

/** Names of this machine's loopback. A page of another site that lets its own name lead here has another. */
const HOSTS = ["127.0.0.1", "localhost"];

/** What may be answered: the path below the token; otherwise a refusal. */
export type Checked = { readonly path: string } | { readonly status: 403 | 404 | 405 };

/** Checks a request before anything is done for it. */
export function checkRequest(
  { method, url, headers }: Pick<Request, "method" | "url" | "headers">,
  token: string,
): Checked {
  // The port may be another: that of a tunnel.
  const host = headers.get("host")?.replace(/:\d+$/, "").toLowerCase() ?? "";
  if (!HOSTS.includes(host)) return { status: 403 };
  const [, given = "", path] = /^\/([^/]*)\/(.*)$/s.exec(new URL(url).pathname) ?? [];
  if (path === undefined || !isSame(given, token)) return { status: 404 };
  return method === "GET" ? { path } : { status: 405 };
}

/** Compares in a time that does not depend on where two texts differ. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => new TextEncoder().encode(text)) as [
    Uint8Array,
    Uint8Array,
  ];
  return a.length === b.length && timingSafeEqual(a, b);
}
