/** The commands about data, for images. */

export { imageCollection } from "./collection.ts";
