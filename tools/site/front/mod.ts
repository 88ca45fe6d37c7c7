/** The front page: the paper's five experiments, published against measured. */

export { claimTable } from "./claim_table.ts";
export { type Experiment, experiments } from "./experiments.ts";
export { frontPage } from "./front_page.ts";
export { type Standing, standings } from "./standings.ts";
