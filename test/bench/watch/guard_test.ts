import { checkRequest, randomToken } from "../../../bench/watch/guard.ts";
import { assertEquals, assertMatch } from "../../../std.ts";

function check(path: string, host: string | null = "127.0.0.1:8173", method = "GET") {
  const headers = new Headers(host === null ? {} : { host });
  return checkRequest({ method, url: `http://127.0.0.1:8173${path}`, headers }, "token");
}

Deno.test("checkRequest() lets a request with the token through to this machine", () => {
  assertEquals(check("/token/"), { path: "" });
  assertEquals(check("/token/events"), { path: "events" });
  assertEquals(check("/token/report/a%20b"), { path: "report/a%20b" });
  for (const host of ["localhost:8173", "LOCALHOST", "127.0.0.1", "localhost:9000"]) {
    assertEquals(check("/token/", host), { path: "" }, host);
  }
});

Deno.test("checkRequest() refuses every other name, as one that a page of another site brings", () => {
  const hosts = [
    "evil.example",
    "evil.example:8173",
    "127.0.0.1.evil.example",
    "0.0.0.0",
    "",
    null,
  ];
  for (const host of hosts) assertEquals(check("/token/", host), { status: 403 }, `${host}`);
  // Before it looks at the token.
  assertEquals(check("/wrong/", "evil.example"), { status: 403 });
});

Deno.test("checkRequest() knows nothing without the token", () => {
  const paths = ["/", "//", "/toke/", "/tokens/", "/tokeN/", "/token", "/?token", "/x/token/"];
  for (const path of [...paths, "/favicon.ico"]) assertEquals(check(path), { status: 404 }, path);
  assertEquals(check("/wrong/", undefined, "POST"), { status: 404 });
});

Deno.test("checkRequest() answers nothing but GET", () => {
  for (const method of ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"]) {
    assertEquals(check("/token/", undefined, method), { status: 405 }, method);
  }
});

Deno.test("randomToken() is another every time, and fits into an address", () => {
  const tokens = Array.from({ length: 100 }, randomToken);
  assertEquals(new Set(tokens).size, 100);
  for (const token of tokens) assertMatch(token, /^[\w-]{32}$/);
});
