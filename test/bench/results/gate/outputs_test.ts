import {
  cannotDecide,
  EXIT_CODES,
  type Finding,
  rowsOf,
  sentenceOf,
  statusOf,
  type Verdict,
  verdictAnnotations,
  verdictJunit,
  verdictMarkdown,
} from "../../../../bench/results/gate/mod.ts";
import { assert, assertEquals, assertStringIncludes } from "../../../../std.ts";

function verdictOf(...messages: readonly string[]): Verdict {
  const findings = messages.map((message): Finding => ({
    tier: 1,
    check: "digests",
    where: "a/b, <noisy>",
    before: "x|y",
    after: "z",
    status: "failed",
    message,
  }));
  return { suite: "ci", findings, status: "failed", advice: ["Do *this*"] };
}

Deno.test("verdictJunit() counts and escapes, and leaves out what XML cannot have", () => {
  const text = verdictJunit(verdictOf(`<a> & "b" \u0000\u001b`));
  assertStringIncludes(text, `<testsuites tests="1" failures="1" errors="0">`);
  assertStringIncludes(text, `name="digests: a/b, &lt;noisy&gt;"`);
  assertStringIncludes(text, `message="&lt;a&gt; &amp; &quot;b&quot; \ufffd\ufffd"`);
  assertEquals(text.match(/<failure /g)?.length, 1);
  // deno-lint-ignore no-control-regex
  assert(!/[\u0000-\u0008\u001b]/.test(text));
});

Deno.test("verdictJunit() has an error where nothing could be decided", () => {
  const text = verdictJunit(cannotDecide("no baseline"));
  assertStringIncludes(text, `<testsuites tests="1" failures="0" errors="1">`);
  assertStringIncludes(text, `<error message="no baseline">`);
});

Deno.test("verdictMarkdown() keeps cells in their columns", () => {
  const lines = verdictMarkdown(verdictOf("<b>`c`\nd")).split("\n");
  const row = lines.find((line) => line.startsWith("| digests"))!;
  assertEquals(
    row,
    "| digests | a/b, &lt;noisy&gt; | x\\|y | z | FAILED | &lt;b&gt;\\`c\\` d |",
  );
  assertStringIncludes(lines.join("\n"), "- Do \\*this\\*");
});

Deno.test("rowsOf() has nothing in it that a terminal would act on", () => {
  const [row] = rowsOf(verdictOf("failed: x\n::error::y \x1b[31m"));
  assertEquals(row!.at(-1), "failed: x ::error::y \ufffd[31m");
});

Deno.test("verdictAnnotations() escapes what ends a command, and names no more than ten", () => {
  const [line, notice] = verdictAnnotations(verdictOf("50 %\nof ::all"));
  assertEquals(
    line,
    "::error title=Gate%3A digests::a/b, <noisy>: x|y -> z; 50 %25%0Aof ::all",
  );
  assertEquals(notice, "::notice title=Gate::Do *this*");
  const many = verdictAnnotations(verdictOf(...Array(14).fill("moved")));
  const errors = many.filter((line) => line.startsWith("::error"));
  assertEquals(errors.length, 10);
  assertStringIncludes(errors[9]!, "and 5 more");
});

Deno.test("a verdict on nothing is none: the gate stays shut", () => {
  const { status } = cannotDecide("no baseline");
  assertEquals([status, EXIT_CODES[status]], ["undecided", 4]);
  assertEquals(statusOf([]), "undecided");
  const { findings: [failed] } = verdictOf("moved");
  assertEquals(statusOf([{ ...failed!, status: "undecided" }, failed!]), "failed");
  assertEquals(statusOf([{ ...failed!, status: "noted" }]), "passed");
});

Deno.test("no output of a verdict has what a terminal, a viewer of XML or a CI job would act on", () => {
  const nasty =
    "a\x1b[31m\x07\0\x9b\u202e\u2028::error::b\r\n::set-output name=c::d @octocat #1 \ud800";
  const verdict = verdictOf(nasty);
  const all: Verdict = {
    ...verdict,
    suite: nasty,
    findings: verdict.findings.map((one) => ({
      ...one,
      where: nasty,
      before: nasty,
      after: nasty,
      message: nasty,
    })),
    advice: [nasty],
  };
  const outputs = {
    rows: rowsOf(all).flat().join("\n"),
    sentence: sentenceOf(all),
    annotations: verdictAnnotations(all).join("\n"),
    junit: verdictJunit(all),
    markdown: verdictMarkdown(all),
  };
  for (const [name, text] of Object.entries(outputs)) {
    const lines = text.split("\n");
    const bad = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
    assertEquals(lines.filter((line) => bad.test(line)), [], name);
    const own = /^::(?:error|notice) title=Gate(?:%3A digests)?::/;
    assertEquals(lines.filter((line) => /^\s*::/.test(line) && !own.test(line)), [], name);
  }
  assertEquals(/@octocat|#1/.test(outputs.markdown), false);
});
