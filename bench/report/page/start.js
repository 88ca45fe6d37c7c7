/* Puts the page to work, in the order in which its parts need each other. */

import { drawAll, startCharts } from "./charts.js";
import { startControls } from "./controls.js";
import { startDownloads } from "./downloads.js";
import { startFilters } from "./filters.js";
import { startLinks } from "./links.js";
import { startRows } from "./rows.js";
import { startTables } from "./tables.js";

startControls();
startDownloads();
startTables();
startRows();
startCharts();
startFilters();
startLinks();
globalThis.gradnoiseReport = { drawAll };
