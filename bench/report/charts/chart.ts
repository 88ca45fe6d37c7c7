/** Charts as data: the types stand with the other details. */

export type {
  BandSeries,
  Chart,
  DistributionSeries,
  IntervalSeries,
  Series,
  Shaded,
  Values,
  ValueSeries,
} from "../../../models/details/mod.ts";
