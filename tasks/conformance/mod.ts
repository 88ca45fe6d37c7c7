/** What every task promises, as checks that say how to mend what fails. */

export { checkTask } from "./check_task.ts";
