/** Charts as data: the types stand with the other details. */

export type {
  BandSeries,
  Chart,
  DistributionSeries,
  IntervalSeries,
  Series,
  Values,
  ValueSeries,
} from "../../../models/details/mod.ts";
