/* What other pages of the family are made with. */

export { find, make, unseen } from "./elements.ts";
