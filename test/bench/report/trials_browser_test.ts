import { assertEquals, assertStringIncludes } from "../../../std.ts";
import { chooseTrial, commandText, sameSettings } from "../../../bench/base/mod.ts";
import { makeReportResult } from "./_fixture.ts";
import { openParts, withReport } from "./_report_page.ts";

Deno.test("the page writes the command of any trial as the command line does", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    const box = page.locator(".trial");
    const choose = (label: string, value: string) => box.getByLabel(label).selectOption(value);
    await choose("Workload", "memn2n/babi-qa6");
    await choose("Variant", "noisy");
    await choose("Seed", "2");
    const trial = makeReportResult().trials.find((one) =>
      one.workload === "memn2n/babi-qa6" && one.variant === "noisy" && one.seed === 2
    )!;
    const { id, workload, variant, seed, digest } = trial;
    assertEquals(
      await box.locator("pre").textContent(),
      "deno task bench run tiny " +
        commandText(chooseTrial({ workload, variant, seed, out: `results/${id}` })),
    );
    const what = await box.locator(".what").textContent();
    assertEquals(what, `${workload}, noisy, seed 2: diverged, digest ${digest.slice(0, 16)}`);
    await box.getByRole("button", { name: "Copy the command" }).click();
    assertStringIncludes(
      (await box.getByRole("status").filter({ hasText: /./ }).textContent())!,
      await page.evaluate("getSelection().toString() === '' ? 'Copied' : 'Selected'"),
    );
  });
});

Deno.test("the page quotes for a shell whatever a workload, a variant or a suite is called", async () => {
  const names = ["$(touch /tmp/x)", "it's; `ls`", "a b\n| c", "=ls", "~", '"', "&& x #"];
  const whole = makeReportResult(), [trial] = whole.trials, [workload] = whole.workloads;
  const result = {
    ...whole,
    command: ["deno", "task", "bench", "run", "$(suite).json", "--data", "babi=a b"],
    workloads: names.map((name) => ({ ...workload!, name: `w ${name}` })),
    variants: names.map((name) => ({ name, title: "", reference: null })),
    trials: names.map((name) => ({ ...trial!, workload: `w ${name}`, variant: name, seed: 3 })),
  };
  await withReport({}, async ({ page }) => {
    await openParts(page);
    const box = page.locator(".trial");
    const shown: string[] = [], expected: string[][] = [];
    for (const [i, name] of names.entries()) {
      await box.getByLabel("Workload").selectOption({ index: i });
      shown.push((await box.locator("pre").textContent())!);
      const place = { workload: `w ${name}`, variant: name, seed: 3, out: `results/${trial!.id}` };
      expected.push([...sameSettings(result.command, "tiny"), ...chooseTrial(place)]);
    }
    const script = shown.map((command) => `printf '%s\\0' ${command}; printf '\\0'`).join("\n");
    const { stdout } = await new Deno.Command("sh", { args: ["-c", script] }).output();
    const read = new TextDecoder().decode(stdout).split("\0\0").slice(0, -1);
    assertEquals(read.map((command) => command.split("\0")), expected);
  }, result);
});

Deno.test("a choice that the next workload does not have gives way", async () => {
  await withReport({}, async ({ page }) => {
    await openParts(page);
    const box = page.locator(".trial");
    // The last workload's last trial has not ended.
    await box.getByLabel("Variant").selectOption("noisy");
    await box.getByLabel("Seed").selectOption("3");
    await box.getByLabel("Workload").selectOption("memn2n/babi-qa15");
    assertStringIncludes((await box.locator(".what").textContent())!, "babi-qa15, noisy, seed 1:");
  });
});
