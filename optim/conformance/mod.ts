/** The contract of transformations, as a check that anyone can run on their own. */

export { checkTransformation } from "./check_transformation.ts";
export type {
  Expectations,
  ExpectedClip,
  ExpectedNoise,
  MakeTransformation,
  ReferenceUpdate,
} from "./expectations.ts";
