/** The Neural Programmer by the kernels, in an order that does less than its equations as they stand. */

export { ProgrammerPass } from "./pass.ts";
