/**
 * What a person gets to see, as plain data. Sections of the report and inspections of models return
 * details; a renderer for HTML, one for the terminal and one for Markdown draw them.
 */

export type {
  BandSeries,
  Chart,
  DistributionSeries,
  IntervalSeries,
  Series,
  Shaded,
  Values,
  ValueSeries,
} from "./chart.ts";
export type {
  ChartDetail,
  CommandDetail,
  Detail,
  Details,
  Fact,
  FactsDetail,
  GroupDetail,
  ListDetail,
  Passage,
  PlayerDetail,
  PlayerStep,
  PlaygroundDetail,
  TableDetail,
  TextDetail,
} from "./detail.ts";
export type { GridCell, GridDetail, GridLine, GridValue } from "./grid.ts";
export type { LayersArm, LayersDetail, LayersFrame } from "./layers.ts";
export type { NetworkData } from "./network.ts";
export type { PicturesDetail, PicturesMoment } from "./pictures.ts";
export type { Cell, Column, Row, Table, Unit, Value } from "./table.ts";
export type { About, Span, Words } from "./words.ts";
