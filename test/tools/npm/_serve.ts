import { join } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html",
  js: "text/javascript",
  wasm: "application/wasm",
};

/** What a page may do: nothing but run its own scripts and WebAssembly, and read its own files. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:";

/** Serves the files of a folder to this machine, under a strict policy. */
export function serveFolder(folder: string): Deno.HttpServer<Deno.NetAddr> {
  const options = { hostname: "127.0.0.1", port: 0, onListen: () => {} };
  return Deno.serve(options, async ({ url }) => {
    const name = new URL(url).pathname.slice(1) || "index.html";
    try {
      const type = TYPES[name.split(".").at(-1)!] ?? "application/octet-stream";
      const headers = { "content-type": type, "content-security-policy": POLICY };
      return new Response(await Deno.readFile(join(folder, name)), { headers });
    } catch {
      return new Response("not found", { status: 404 });
    }
  });
}
