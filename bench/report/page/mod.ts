/* What other pages of the family are made with. */

export { find, findAll, make, unseen } from "./elements.ts";
