import { drawDigits } from "../../../tasks/digits/mod.ts";
import { mnistFiles } from "../../../tasks/mod.ts";
import { assert, assertEquals, assertMatch, assertNotEquals } from "../../../std.ts";
import { bytes, withDigitFiles } from "../../tasks/digits/_digit_files.ts";
import { runCli } from "./_cli.ts";
import { withCli } from "./_session.ts";

const counts = ["--train", "30", "--test", "12"];

Deno.test("data show prints an image in characters, one row a line", async () => {
  await withCli(async (cli) => {
    const show = (...args: string[]) => cli(["data", "show", "digits", ...args]);
    const { code, stdout, stderr } = await show("--story", "3", "--part", "test", ...counts);
    assertEquals([code, stderr], [0, ""]);
    const [heading, path, ...rows] = stdout.split("\n");
    assertMatch(heading!, /^digits, handwritten digits, test, image 3: \d$/);
    assertEquals(path, "generated from seed 1");
    assertEquals(rows.length, 28 + 1);
    for (const row of rows) assertMatch(row, /^(?:([ .~=+*#%@-])\1){0,28}$/);
    // Nine steps of 255 / 9; what is exactly 0 is blank.
    const steps = [0, 28, 56, 85, 113, 141, 170, 198, 226];
    const { pixels } = drawDigits(1, "test", 3);
    const shades = Array.from(
      pixels.subarray(2 * 784),
      (value) => " .-~=+*#%@"[steps.filter((step) => value > step).length],
    );
    assertEquals(
      rows.slice(0, 28).map((row) => row.padEnd(56)),
      Array.from(
        { length: 28 },
        (_, y) => shades.slice(28 * y, 28 * (y + 1)).map((shade) => `${shade}${shade}`).join(""),
      ),
    );
    const other = await show("--story", "3", "--part", "test", "--seed", "2", ...counts);
    assertNotEquals(other.stdout.split("\n").slice(2), rows);
    const last = await show("--story", "13", "--part", "test", ...counts);
    assertEquals([last.code, last.stdout], [2, ""]);
    assertMatch(last.stderr, /^Cannot show image 13 of digits: the last one is 12$/m);
    for (
      const [option, message] of [
        [["--templates"], "Cannot show templates of digits: it has none"],
        [["--level", "1"], "Cannot use --level 1: digits has no levels"],
        [["--data", "babi=."], "Cannot use --data babi: the files needed are of mnist"],
      ] as const
    ) {
      const refused = await show(...option);
      assertEquals([refused.code, refused.stdout], [2, ""]);
      assert(refused.stderr.startsWith(message), refused.stderr);
    }
  });
});

Deno.test("data stats measures drawn digits", async () => {
  await withCli(async (cli) => {
    const { code, stdout, stderr } = await cli(["data", "stats", "mnist", ...counts]);
    assertEquals([code, stderr], [0, ""]);
    const lines = stdout.split("\n");
    for (const [i, [part, total]] of ([["train", 30], ["test", 12]] as const).entries()) {
      const [task, of, images, mean, deviation, empty, , ...digits] = lines[1 + i]!.split(/ +/);
      assertEquals([task, of, images], ["digits", part, String(total)]);
      assert(Number(mean) > 20 && Number(mean) < 36, mean);
      assert(Number(deviation) > 55 && Number(deviation) < 75, deviation);
      assert(Number(empty) > 75 && Number(empty) < 85, empty);
      assertEquals(digits.length, 10);
      assertEquals(digits.reduce((sum, count) => sum + Number(count), 0), total);
    }
  });
});

Deno.test("data verify names the file that is not MNIST's", async () => {
  await withDigitFiles(bytes, async (folder) => {
    const verify = () => runCli(["data", "verify", "mnist", "--data", "mnist=."], { folder });
    const { code, stdout, stderr } = await verify();
    assertEquals([code, stdout], [1, "0 files read; 1 problem\n"]);
    const path = `${folder}/${mnistFiles.trainImages.name}`;
    assert(stderr.endsWith(`${path}: Expected 60000 images, found 14\n`), stderr);
    await Deno.remove(path);
    assertMatch((await verify()).stderr, /There is no file train-images-idx3-ubyte or .*\.gz$/m);
  });
});

Deno.test("data generate writes no digits, and no folder", async () => {
  await withCli(async (cli, folder) => {
    const args = ["data", "generate", "mnist", "--out", "digits"];
    const { code, stdout, stderr } = await cli(args);
    assertEquals([code, stdout], [2, ""]);
    assert(stderr.startsWith("Cannot write files of mnist: only the original ones are read"));
    assertEquals([...Deno.readDirSync(folder)], []);
  });
});

const official = new URL("../../../../shared/data/mnist", import.meta.url).pathname;
const present = await Deno.stat(official).then(() => true, () => false);

Deno.test({
  name: "data verify, stats and show know MNIST's own files",
  ignore: !present,
  async fn() {
    await withCli(async (cli) => {
      const run = async (...args: string[]) => {
        const typed = ["data", ...args, "--data", `mnist=${official}`];
        const { code, stdout, stderr } = await cli(typed);
        assertEquals([code, stderr], [0, ""]);
        return stdout;
      };
      const verified = await run("verify", "mnist");
      for (const { name, count, content } of Object.values(mnistFiles)) {
        assertMatch(verified, new RegExp(`${name}\\.gz +${count} ${content} +original$`, "m"));
      }
      assert(verified.endsWith("4 files read; 0 problems\n"));
      assertMatch(
        await run("stats", "mnist"),
        /^digits +train +60000 +33\.32 +78\.57 +80\.9 % +5923/m,
      );
      assertMatch(
        await run("show", "digits", "--part", "test"),
        /, test, image 1: 7\n.*t10k-images/,
      );
    });
  },
});
