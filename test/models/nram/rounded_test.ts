import { assertAlmostEquals, assertEquals } from "../../../std.ts";
import { testOnBackends } from "../../_tensors.ts";
import { batchOf, modelWith, randomParameters, randomTapes, smallOptions } from "./_cases.ts";
import { answerOf, interpret } from "./_interpreter.ts";
import { runExactly } from "./_machine.ts";
import { testEveryWay } from "../_ways.ts";

const tapes = randomTapes(6, 7, 6);
const seeds = ["a", "b"];

testOnBackends("a trace has what was given to modules rounded, and choices as they were", () => {
  const options = smallOptions(),
    model = modelWith(options, tapes.cells, randomParameters(options));
  const batch = batchOf(tapes),
    [soft, rounded] = [undefined, "rounded"]
      .map((way) => model.trace(batch, way).map(({ steps }) => steps[0]!));
  rounded!.forEach((step, b) => {
    // Registers hold 0 in the first step, so that the controller sees the same.
    assertEquals(step.choices, soft![b]!.choices);
    for (const p of step.choices) assertAlmostEquals(p.reduce((sum, x) => sum + x), 1, 1e-5);
    assertEquals(
      step.arguments.map((p) => p.filter((x) => x !== 0)),
      step.arguments.map(() => [1]),
    );
    // Of the 14 modules 8 take two arguments, and 3 one.
    assertEquals(step.arguments.length, 8 * 2 + 3);
    assertEquals(step.choices.length, 8 * 2 + 3 + options.registers);
  });
  model.dispose();
});

for (const moduleCopies of [1, 2]) {
  testOnBackends(`rounded machines are integer programs, ${moduleCopies} x 14 modules`, () => {
    const options = smallOptions({ registers: 3, steps: 6, moduleCopies });
    for (const seed of seeds) {
      const parameters = randomParameters(options, 2, seed);
      const model = modelWith(options, tapes.cells, parameters);
      model.trace(batchOf(tapes), "rounded").forEach(({ steps, answer }, b) => {
        const expected = interpret(options, parameters, tapes, b);
        assertEquals(answer, answerOf(expected));
        const integers = (rows: readonly (readonly number[])[]) =>
          rows.map((row) => {
            assertEquals(row.filter((p) => p !== 0), [1]);
            return row.indexOf(1);
          });
        steps.forEach(({ registers, memory, stop }, t) => {
          assertEquals(integers(registers), expected[t]!.registers);
          assertEquals(integers(memory), expected[t]!.memory);
          assertAlmostEquals(stop, t === steps.length - 1 ? 1 : expected[t]!.stop, 1e-5);
        });
      });
      model.dispose();
    }
  });
}

testEveryWay(`rounded answers are those of the integer programs`, (computed) => {
  const options = smallOptions({ registers: 3, steps: 6, ...computed });
  let differ = 0;
  for (const seed of seeds) {
    const parameters = randomParameters(options, 2, seed);
    const model = modelWith(options, tapes.cells, parameters);
    let wrong = 0;
    for (let b = 0; b < tapes.size; b++) {
      const answer = answerOf(interpret(options, parameters, tapes, b));
      const wanted = tapes.wanted.subarray(b * tapes.cells, (b + 1) * tapes.cells);
      wanted.forEach((value, cell) => wrong += Number(value >= 0 && answer[cell] !== value));
    }
    const rounded = model.predict(batchOf(tapes), "rounded");
    assertEquals(rounded.wrong, wrong);
    assertEquals(model.predict(batchOf(tapes), "main"), model.predict(batchOf(tapes)));
    differ += Number(model.predict(batchOf(tapes)).wrong !== wrong);
    model.dispose();
  }
  // Otherwise nothing here would say that they are rounded.
  assertEquals(differ > 0, true);
});

for (const isRounded of [false, true]) {
  const how = isRounded ? "rounded" : "soft";
  testEveryWay(`answers and losses agree with float64, both controllers, ${how}`, (computed) => {
    for (const controller of ["mlp", "lstm"]) {
      const options = smallOptions({ controller, registers: 3, steps: 6, ...computed });
      const parameters = randomParameters(options);
      const exact = runExactly(options, parameters, tapes, 1, 0, isRounded).tapes;
      const model = modelWith(options, tapes.cells, parameters);
      const score = model.predict(batchOf(tapes), isRounded ? "rounded" : undefined);
      const losses = exact.reduce((sum, { loss }) => sum + loss, 0);
      assertAlmostEquals(score.loss, losses, 1e-5 * losses);
      const traces = model.trace(batchOf(tapes), isRounded ? "rounded" : undefined);
      exact.forEach(({ answer, memories, registers }, b) => {
        const { steps } = traces[b]!;
        assertEquals(traces[b]!.answer, answer);
        steps.forEach((step, t) => {
          step.memory.flat().forEach((p, i) =>
            assertAlmostEquals(p, memories[t]!.flat()[i]!, 1e-5)
          );
          step.registers.flat().forEach((p, i) =>
            assertAlmostEquals(p, registers[t]!.flat()[i]!, 1e-5)
          );
        });
      });
      model.dispose();
    }
  });
}
