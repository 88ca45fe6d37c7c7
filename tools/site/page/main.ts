/* What pages of the site do beside being read. */

import { startCopying } from "./copy.ts";
import { startSearch } from "./search.ts";

startSearch(new URL("../", (document.currentScript as HTMLScriptElement).src));
startCopying();
