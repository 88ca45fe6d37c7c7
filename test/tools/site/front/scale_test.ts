import { assertAlmostEquals, assertEquals } from "../../../../std.ts";
import { intervalRow } from "../../../../tools/site/front/interval_chart.ts";
import { scaleBetween, scaleOf } from "../../../../tools/site/front/scale.ts";

Deno.test("a scale has its lowest value 4 % from the left and its highest 4 % from the right", () => {
  const scale = scaleBetween(-1, 3, []);
  assertEquals([-1, 0, 1, 3].map(scale.position), [4, 27, 50, 96]);
  assertEquals([-2, -1, 3, 4].map(scale.position), [4, 4, 96, 96]);
  assertEquals([-2, -1, 3, 4].map(scale.side), [-1, 0, 0, 1]);
});

Deno.test("a scale of values has zero, all of the values, and round ticks", () => {
  const ticks = (values: number[]) => scaleOf(values).ticks;
  assertEquals(ticks([-0.45, -0.05]), [-0.4, -0.2, 0]);
  assertEquals(ticks([-0.012, 0.008]), [-0.01, -0.005, 0, 0.005]);
  assertEquals(ticks([0.3]), [0, 0.1, 0.2, 0.3]);
  const scale = scaleOf([-0.45, -0.05]);
  assertEquals([-0.45, 0].map(scale.side), [0, 0]);
});

Deno.test("a row draws interval, mean and published value where they are, and an arrow for what is beyond", () => {
  const scale = scaleBetween(-1, 3, [0]);
  const { text } = intervalRow({ published: 1, estimate: 0, interval: [-1, 5] }, scale);
  const at = (pattern: RegExp) => Number(pattern.exec(text)?.[1]);
  assertAlmostEquals(at(/class="interval" x1="([\d.]+)%"/), 4);
  assertAlmostEquals(at(/class="interval" .*?x2="([\d.]+)%"/), 96);
  assertAlmostEquals(at(/class="estimate" cx="([\d.]+)%"/), 27);
  assertAlmostEquals(at(/<svg x="([\d.]+)%".*?class="published"/), 50);
  assertEquals(text.match(/class="beyond"/g)?.length, 1);
  assertEquals(
    intervalRow({ published: null, estimate: null, interval: null }, scale).text.match(
      /class="(\w+)"/g,
    ),
    [
      'class="track"',
      'class="zero"',
    ],
  );
});
