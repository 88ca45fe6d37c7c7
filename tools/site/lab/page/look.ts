/* The script of the pages in which networks are watched. */

import {
  startCharts,
  startLayers,
  startPictures,
  startPlayers,
  startPlaygrounds,
} from "../../../../bench/report/page/parts/mod.ts";

if (document.querySelector("canvas") !== null) startCharts();
startPlaygrounds();
startPlayers();
startLayers();
startPictures();
