import { allSections } from "../../../../bench/report/sections/mod.ts";
import { assert, assertStringIncludes } from "../../../../std.ts";
import { drawSection } from "../_section.ts";
import { makeReportResult } from "../_fixture.ts";

const curves = allSections().find(({ name }) => name === "curves")!;

Deno.test("what was trained on is counted in the task's own words", () => {
  const result = makeReportResult(), [first] = result.workloads;
  const draw = (change: Partial<typeof first>) =>
    drawSection(curves, { ...result, workloads: [{ ...first!, ...change }] })!.text;
  const parts = [{ task: "digits", trainingQuestions: 1200, testQuestions: 1 }];
  const words = ", of which a part is held out for validation, and 1 test";
  assertStringIncludes(
    draw({ parts }),
    `1200 training questions${words} question, generated.`,
  );
  const title = "Multilayer perceptron, MNIST's digits";
  const text = draw({ parts, title, task: "digits", source: "files" });
  assertStringIncludes(text, `${title}. 1200 training images${words} image, from files.`);
  // A task that only a plug-in knows.
  assert(draw({ parts, task: "unheard" }).includes("1200 training questions"));
});
