/** Small algorithms on a tape of memory that holds arrays, linked lists or trees. */

export type { Algorithm } from "./algorithm.ts";
export { algorithms, algorithmTasks } from "./tasks.ts";
