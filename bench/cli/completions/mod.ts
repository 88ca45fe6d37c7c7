/** Scripts that let a shell complete the command line. */

export { completionScript } from "./completion_script.ts";
