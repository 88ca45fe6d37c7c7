import { assert, assertEquals, assertRejects, assertStringIncludes } from "../../../std.ts";
import { UsageError } from "../../../bench/base/mod.ts";
import { startServer } from "../../../bench/watch/mod.ts";
import { withFolder, writeFiles } from "../_folder.ts";
import { makeResultFile } from "../_result_file.ts";
import { withServer } from "./_server.ts";
import { makeState } from "./_state.ts";

const result = makeResultFile([
  { variant: "plain", seed: 1, train: 2, test: 4 },
  { variant: "noisy", seed: 1, train: 3, test: 6 },
]);

/** Sends the lines of a request as they are, and returns the answer's. */
async function ask(address: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(address);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  await connection.write(new TextEncoder().encode(`${lines.join("\r\n")}\r\n\r\n`));
  return await new Response(connection.readable).text();
}

/** The status of an answer to a request with these lines. */
async function statusOf(address: string, first: string, ...headers: string[]): Promise<number> {
  const answer = await ask(address, [`${first} HTTP/1.1`, ...headers, "Connection: close"]);
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}

Deno.test("the server answers on loopback, to GET, with the token and a name of this machine", async () => {
  await withFolder(async (folder) => {
    await withServer(folder, async ({ address }) => {
      const { hostname, host, pathname } = new URL(address);
      assertEquals(hostname, "127.0.0.1");
      const own = `Host: ${host}`;
      assertEquals(await statusOf(address, `GET ${pathname}`, own), 200);
      assertEquals(await statusOf(address, `GET ${pathname}`, "Host: localhost:9000"), 200);
      assertEquals(await statusOf(address, `GET ${pathname}`, "Host: evil.example"), 403);
      assertEquals(await statusOf(address, `GET ${pathname}`, `Host: ${host}.evil.example`), 403);
      assertEquals(await statusOf(address, "GET /", own), 404);
      assertEquals(await statusOf(address, "GET /favicon.ico", own), 404);
      assertEquals(await statusOf(address, `GET ${pathname.slice(0, -2)}/`, own), 404);
      assertEquals(await statusOf(address, `GET ${pathname}../../etc/passwd`, own), 404);
      assertEquals(await statusOf(address, `GET ${pathname}deno.json`, own), 404);
      for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "HEAD"]) {
        const headers = [own, "Content-Length: 0"];
        assertEquals(await statusOf(address, `${method} ${pathname}`, ...headers), 405, method);
      }
      // A page elsewhere is not told that it may read an answer.
      const cors = await ask(address, [
        ...[`GET ${pathname} HTTP/1.1`, own, "Origin: https://evil.example", "Connection: close"],
      ]);
      assertEquals(/^access-control/im.test(cors), false);
    });
  });
});

Deno.test("the server's pages may load themselves alone, and keep their address to themselves", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, { "tiny/result.json": JSON.stringify(result) });
    await withServer(folder, async ({ address }) => {
      for (const path of ["", "page.css", "page.js", "report/tiny"]) {
        const { ok, headers, body } = await fetch(address + path);
        await body?.cancel();
        assert(ok, path);
        assertEquals(headers.get("referrer-policy"), "no-referrer");
        assertEquals(headers.get("cache-control"), "no-store");
        assertEquals(headers.get("cross-origin-resource-policy"), "same-origin");
        assertEquals(headers.get("access-control-allow-origin"), null);
        const policy = headers.get("content-security-policy") ?? "";
        assertStringIncludes(policy, "frame-ancestors 'none'");
        assertStringIncludes(
          policy,
          path === "report/tiny" ? "; sandbox allow-scripts " : "default-src 'none'; ",
        );
        assertEquals(/https?:|\*|unsafe/.test(policy), false, policy);
      }
    });
  });
});

Deno.test("the server sends what it sees as events", async () => {
  await withFolder(async (folder) => {
    await withServer(folder, async ({ address }) => {
      const { headers, body } = await fetch(`${address}events`);
      assertEquals(headers.get("content-type"), "text/event-stream");
      const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      const until = async (part: string) => {
        while (!text.includes(part)) text += (await reader.read()).value ?? "";
      };
      await until('"title":"Waiting for a run in results"');
      const updatedAt = new Date().toISOString();
      await writeFiles(folder, { "tiny/state.json": JSON.stringify(makeState({ updatedAt })) });
      await until('"words":"4 of 20 trials done, about 3:20 left"');
      await reader.cancel();
    });
  });
});

Deno.test("the server has a report of a result, the file of another version, and says where there is none", async () => {
  await withFolder(async (folder) => {
    await writeFiles(folder, {
      "out/tiny/result.json": JSON.stringify(result),
      "out/old/result.json": JSON.stringify({ ...result, version: 3 }),
      "out/old/report.html": "<!doctype html><title>gradnoise: old</title>",
      "out/new/state.json": JSON.stringify(makeState()),
      "out/report.html": "secret",
      "other/report.html": "secret",
    });
    await withServer(`${folder}/out`, async ({ address }) => {
      const report = async (name: string) => {
        const answer = await fetch(`${address}report/${name}`);
        return [answer.status, await answer.text()] as const;
      };
      const [status, html] = await report("tiny");
      assertEquals(status, 200);
      assertStringIncludes(html, "<title>gradnoise: tiny</title>");
      assertEquals(await report("old"), [200, "<!doctype html><title>gradnoise: old</title>"]);
      assertEquals(await report("new"), [
        404,
        "Cannot report on new: no trial of it has ended in a store that is here",
      ]);
      for (const name of ["..%2Fother", "old%2F..%2F..%2Fother", ".", "", "%E0%A4", "none"]) {
        assertEquals((await report(name))[0], 404, name);
      }
    });
  });
});

Deno.test("the server says of a port that is taken how to choose another", async () => {
  using taken = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = taken.addr as Deno.NetAddr;
  const none = { look: () => Promise.reject(new Error()), of: () => Promise.reject(new Error()) };
  await assertRejects(
    () => startServer(none, none, port),
    UsageError,
    `Cannot listen on port ${port}: it is in use; name another with --port`,
  );
});
