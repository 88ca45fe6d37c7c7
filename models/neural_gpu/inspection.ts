import type { SequenceBatch, SequenceData } from "../../tasks/mod.ts";
import type { Model } from "../model.ts";
import type { InspectionEntry } from "../model_entry.ts";
import { chooseSequences, type Watched } from "./choose_sequences.ts";
import { imagePictures } from "./image_pictures.ts";
import { type ImageInspection, imageInspectionSchema } from "./inspection_schema.ts";

/** Test sequences with the mental image after each step, and what the network would answer then. */
export const mentalImages: InspectionEntry<
  SequenceBatch,
  SequenceData,
  Watched & Model<SequenceBatch>,
  ImageInspection
> = {
  name: "images",
  title: "The mental image, step by step",
  schema: imageInspectionSchema,
  legend: [
    {
      kind: "text",
      words:
        "Test sequences, and how the best trial of each workload and variant went about them. The memory " +
        "of a Neural GPU, its mental image, has a few rows of cells above each position of the sequence, " +
        "and in each cell a number for every map. At first all cells are 0 but those of the first row, " +
        "which hold the symbols of the input. A step computes each cell anew from its neighbours, by the " +
        "same rule everywhere, so what a cell knows moves by a few positions in a step: a carry has to " +
        "travel. There are as many steps as positions.",
    },
    {
      kind: "text",
      words:
        "Each picture is a map, its first row at the top, its positions under the symbols of the input: " +
        "orange is 1, blue is -1, and what is near 0 has the colour of the page. Numbers stand with their least significant " +
        "digit first, so carries travel to the right. Under the picture is what the output layer, which sees " +
        "nothing but the first row of all maps, would answer if the network stopped there; symbols that are " +
        "wrong are underlined. Padding that is wanted past the end of an answer does not count.",
    },
  ],
  choose: (model, dataset) => chooseSequences(model, dataset),
  details: (inspection) => [imagePictures(inspection)],
};
