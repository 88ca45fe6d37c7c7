/** Pages in which the networks of a result are asked and watched. */

export { lookPage } from "./look_page.ts";
