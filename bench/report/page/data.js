/* What the page was written with. */

const data = JSON.parse(document.getElementById("data").textContent);

/**
 * The suite's name and the names of workloads and variants, in the order of the result file; of arms the
 * arms', whose configurations cannot be filtered.
 */
export const { suite, workloads, variants, filtersVariants } = data;

export const charts = new Map(data.charts.map((chart) => [chart.id, chart]));

export const tables = new Map(data.tables.map((table) => [table.id, table]));
