import { z } from "zod";
import { readJsonFile, UsageError } from "../../../bench/base/mod.ts";
import { assertEquals, assertRejects } from "../../../std.ts";
import { withFolder, writeFiles } from "../_folder.ts";

const schema = z.strictObject({ format: z.literal("sum"), version: z.literal(2), sum: z.number() });
const kind = { format: "sum", version: 2, remedy: "add it up again" };

async function read(content: string): Promise<unknown> {
  let result: unknown;
  await withFolder(async (folder) => {
    await writeFiles(folder, { "sum.json": content });
    result = await readJsonFile(`${folder}/sum.json`, schema, "Cannot use the sum", kind);
  });
  return result;
}

const good = '{"format":"sum",\r\n"version":2,"sum":4}';

Deno.test("readJsonFile() reads what Windows makes of a file", async () => {
  const sum = { format: "sum", version: 2, sum: 4 };
  for (const text of [good, `\ufeff${good}`]) assertEquals(await read(text), sum);
});

const faults: Readonly<Record<string, string>> = {
  "": "it is empty; add it up again",
  "\ufeff \n": "it is empty; add it up again",
  [good.slice(0, 20)]: "it is not JSON, or was cut short: ",
  [good.replace("\n", "\n<<<<<<< HEAD\n")]: "it has a conflict of a merge in it; add it up again",
  "null": "it is not a sum",
  [good.replace('"sum",', '"other",')]: "it is not a sum",
  [good.replace(":2", ":1")]: "it has version 1, this gradnoise reads 2: add it up again",
  [good.replace(":2", ':{"a":1}')]: 'it has version {"a":1}, this gradnoise reads 2',
  [good.replace('"version":2,', "")]: "it has version none, this gradnoise reads 2",
  [good.replace("4", '"4"')]: "sum: expected a number, not text",
};

for (const [text, message] of Object.entries(faults)) {
  Deno.test(`readJsonFile() refuses ${JSON.stringify(text)}`, async () => {
    await assertRejects(() => read(text), UsageError, `Cannot use the sum: ${message}`);
  });
}

Deno.test("readJsonFile() quotes nothing that a terminal would act on", async () => {
  const error = await assertRejects(() => read("\x1b[31m\u0007\u009b2J"), UsageError);
  assertEquals(error.message.match(/\p{Cc}/u), null);
});

Deno.test("readJsonFile() refuses what is nested so deep that the stack would not do", async () => {
  const deep = (levels: number, open: string, value: string, close: string) =>
    `{"format":"sum","version":2,"sum":${open.repeat(levels)}${value}${close.repeat(levels)}}`;
  const message = "Cannot use the sum: it is nested more than 100 deep";
  for (const levels of [100, 20_000, 1_000_000]) {
    for (const [open, close] of [["[", "]"], ['{"sum":', "}"], ["[", ""]] as const) {
      await assertRejects(() => read(deep(levels, open, "4", close)), UsageError, message);
    }
  }
  // 99 and the braces around them are let through to the schema; brackets in a string are text.
  await assertRejects(
    () => read(deep(99, "[", "4", "]")),
    UsageError,
    "expected a number, not a list",
  );
  const text = `"${"[".repeat(20_000)}\\"["`;
  await assertRejects(() => read(deep(0, "", text, "")), UsageError, "not text");
});
