/** What a visitor of the lab chooses, and the suite that it makes. Nothing heavy is loaded here. */

export { readAddress, writeAddress } from "./address.ts";
export { type Choice, MOST_PAIRS, type NoiseKind } from "./choice.ts";
export { type LabNetwork, networkOf, networks, type Setting, usualChoice } from "./networks.ts";
export { SUITE_NAME, type SuiteFile, suiteOf } from "./suite_of.ts";
