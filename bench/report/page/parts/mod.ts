/* The parts of the report's page with which other pages show networks at work; each needs the page's data. */

export { startCharts } from "../charts/charts.ts";
export { startLayers } from "../layers.ts";
export { startPictures } from "../pictures.ts";
export { startPlayers } from "../player.ts";
export { startPlaygrounds } from "../playground/playground.ts";
