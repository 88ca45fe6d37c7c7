/** Images with a class each: batches, vectorizer and split. */

export type { ImageBatch, ImageDataset, ImageShape, ImageTask, ReadableImage } from "./batch.ts";
export { buildImageDataset, type ImageParts, type LabelledImages } from "./dataset.ts";
