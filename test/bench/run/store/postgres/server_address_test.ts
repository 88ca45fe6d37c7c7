import {
  hostAndPort,
  parseServerAddress,
  showServer,
} from "../../../../../bench/run/store/postgres/server_address.ts";
import { UsageError } from "../../../../../bench/base/mod.ts";
import { assertEquals, assertThrows } from "../../../../../std.ts";

Deno.test("an address has a user, a password, a host, a port, a database and a way to encrypt", () => {
  assertEquals(parseServerAddress("//ann:s%40c@db.example.org:5433/lab?sslmode=verify-full"), {
    user: "ann",
    password: "s@c",
    host: "db.example.org",
    port: 5433,
    database: "lab",
    tls: "verify-full",
  });
  assertEquals(parseServerAddress("//10.0.0.7/lab"), {
    user: null,
    password: null,
    host: "10.0.0.7",
    port: 5432,
    database: "lab",
    tls: null,
  });
  // Percent signs and "@" as people write them.
  assertEquals(parseServerAddress("//ann:50%@x@h/lab").password, "50%@x");
});

Deno.test("an address is shown without its password", () => {
  const shown: Readonly<Record<string, string>> = {
    "//ann:secret@h/lab": "postgresql://ann@h/lab",
    "//ann:se:cr@et@h:5433/lab?sslmode=require": "postgresql://ann@h:5433/lab?sslmode=require",
    "//:secret@h/lab": "postgresql://h/lab",
    "//[::1]:5433/lab": "postgresql://[::1]:5433/lab",
    "//[::1]/lab": "postgresql://[::1]/lab",
  };
  for (const [place, text] of Object.entries(shown)) {
    assertEquals(showServer(parseServerAddress(place)), text);
  }
});

Deno.test("the permission for an address names one host and one port", () => {
  assertEquals(hostAndPort(parseServerAddress("//u@h/lab")), "h:5432");
  assertEquals(hostAndPort(parseServerAddress("//u@[fe80::1]/lab")), "[fe80::1]:5432");
});

Deno.test("what is wrong with an address is said, with the address but without its password", () => {
  const cases: Readonly<Record<string, string>> = {
    "//u:secret@h:0/lab": "postgresql://u@h:0/lab: expected a port from 1 to 65535",
    "//h:0/lab": "postgresql://h:0/lab: expected a port from 1 to 65535",
    "//[::1]:0/lab": "postgresql://[::1]:0/lab: expected a port from 1 to 65535",
    "//u:secret@h:65536/lab": "postgresql://u@h:65536/lab: expected a port from 1 to 65535",
    "//u:secret@h/la\nb": "postgresql://u@h/la\nb: it has control characters",
    "//u:secret@h/lab\t": "postgresql://u@h/lab\t: it has control characters",
    "//u:secret@h/lab%00": "postgresql://u@h/lab%00: it has control characters",
    "//a%0ab:secret@h/lab": "postgresql://a%0ab@h/lab: it has control characters",
    "//u:secret@h/lab?sslmode=require&sslmode=disable":
      "postgresql://u@h/lab?sslmode=require&sslmode=disable: it has sslmode twice",
    "//u@h/lab?password=secret":
      "postgresql://u@h/lab?password=...: it takes no parameter but sslmode: password",
    "//u:secret@h": "postgresql://u@h: expected postgresql://USER@HOST/DATABASE",
  };
  for (const [place, message] of Object.entries(cases)) {
    const error = assertThrows(() => parseServerAddress(place), UsageError);
    assertEquals(error.message, `Cannot use --storage ${message}`);
  }
});

Deno.test("what is no address is refused, and no password repeated", () => {
  const places = [
    "//",
    "//u:secret@h",
    "//u:secret@/lab",
    "//u:secret@h/",
    "//u:secret@h/a/b",
    // Each would widen the permission.
    "//u:secret@h,evil.example/lab",
    "//u:secret@*/lab",
    "//u:secret@h%2Cevil/lab",
    "//u:secret@h:port/lab",
    "//u:secret@h:99999/lab",
    "//u:secret@h/lab#x",
    "//u:secret@h/lab?sslmode=maybe",
    "//u:secret@h/lab?host=evil.example",
    "/u:secret@h/lab",
    "u:secret@h/lab",
  ];
  for (const place of places) {
    const { message } = assertThrows(() => parseServerAddress(place), UsageError);
    assertEquals(message.includes("secret"), false, message);
  }
});
