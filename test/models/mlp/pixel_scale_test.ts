import type { MlpOptions } from "../../../models/mod.ts";
import { pixelScale } from "../../../models/mlp/pixel_scale.ts";
import { assertEquals } from "../../../std.ts";
import { shape } from "./_images.ts";

Deno.test("pixels are scaled as they are asked to be", () => {
  const seen = (input: MlpOptions["input"], pixel: number, own = shape) => {
    const { scale, offset } = pixelScale(input, own);
    return scale * pixel + offset;
  };
  assertEquals([0, 255].map((pixel) => seen("unit", pixel)), [0, 1]);
  assertEquals([0, 255].map((pixel) => seen("signed", pixel)), [-1, 1]);
  assertEquals([0, 255].map((pixel) => seen("raw", pixel)), [0, 255]);
  assertEquals([40, 120].map((pixel) => seen("standardised", pixel)), [0, 1]);
  assertEquals(seen("standardised", 40, { ...shape, standardDeviation: 0 }), 0);
});
