/** The commands about data, for stories. */

export { storyCollection } from "./collection.ts";
