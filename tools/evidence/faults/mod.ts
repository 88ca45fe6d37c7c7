/** Mistakes that a gate must notice. */

export { CLEAN, type Fault, faults } from "./faults.ts";
export { plantFault } from "./plant_fault.ts";
