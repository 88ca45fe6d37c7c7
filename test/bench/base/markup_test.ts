import { markup, scriptJson } from "../../../bench/base/mod.ts";
import { assert, assertEquals } from "../../../std.ts";

Deno.test("markup() escapes every value, in text and in attributes", () => {
  assertEquals(
    markup`<a title="${`"x" & 'y'`}">${"<b>"}</a>`.text,
    '<a title="&quot;x&quot; &amp; &#39;y&#39;">&lt;b&gt;</a>',
  );
});

Deno.test("markup() takes pieces of markup as they are, lists in order, and null for nothing", () => {
  assertEquals(markup`${[markup`<i>${1}</i>`, "<", null, 2]}`.text, "<i>1</i>&lt;2");
});

Deno.test("scriptJson() holds nothing that ends a script or breaks a line, and is the same data", () => {
  const data = { "a": "</script><!--", b: "\u2028\u2029 & \u5317" };
  const { text } = scriptJson(data);
  assert(!/[<>&\u2028\u2029]/.test(text), text);
  assertEquals(JSON.parse(text), data);
});
