/** What every model promises, checked on any model. */

export { checkModel } from "./check_model.ts";
