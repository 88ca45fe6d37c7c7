/* Starts the page's parts, in the order in which they need each other. */

import { drawAll, startCharts } from "./charts/charts.ts";
import { startControls } from "./charts/controls.ts";
import { startDownloads } from "./charts/downloads.ts";
import { startChoices } from "./choices.ts";
import { startContents } from "./contents.ts";
import { startFilters } from "./filters.ts";
import { startLayers } from "./layers.ts";
import { startLinks } from "./links.ts";
import { startPictures } from "./pictures.ts";
import { startPlayers } from "./player.ts";
import { startPlaygrounds } from "./playground/playground.ts";
import { startRows } from "./tables/rows.ts";
import { startTables } from "./tables/tables.ts";
import { startTrials } from "./trials.ts";

startControls();
startDownloads();
startTables();
startRows();
startCharts();
startChoices();
startFilters();
startLinks();
startContents();
startPlaygrounds();
startPlayers();
startLayers();
startPictures();
startTrials();
Object.assign(globalThis, { gradnoiseReport: { drawAll } });
