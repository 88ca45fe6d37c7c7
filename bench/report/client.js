/* The report's script: draws the charts, and makes the tables behind them. Runs in a browser. */

(() => {
  const { charts } = JSON.parse(document.getElementById("data").textContent);
  const byId = new Map(charts.map((chart) => [chart.id, chart]));
  const drawn = new Map();
  const variantColours = 5;
  const dashes = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 4]];
  const markers = ["circle", "rect", "triangle", "star", "crossRot"];

  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  /** A colour with less ink: "#rrggbb" and an opacity. */
  const faint = (hex, opacity) =>
    `${hex}${Math.round(opacity * 255).toString(16).padStart(2, "0")}`;

  function dataset({ label, variant, style, values }) {
    const paint = colour(variant === null ? "published" : `v${variant % variantColours}`);
    const dots = style === "dots";
    const thin = style === "seed";
    return {
      label,
      data: values,
      spanGaps: true,
      showLine: !dots,
      borderColor: thin ? faint(paint, 0.35) : paint,
      backgroundColor: variant === null ? "transparent" : faint(paint, dots ? 0.7 : 0.35),
      borderWidth: thin ? 1 : 2,
      borderDash: style === "second" ? [2, 3] : dashes[(variant ?? 0) % dashes.length],
      pointStyle: variant === null ? "rectRot" : markers[variant % markers.length],
      pointRadius: dots ? 6 : values.length <= 2 ? 4 : 0,
      pointHoverRadius: 5,
      order: thin ? 1 : 0,
    };
  }

  /** Shades the epochs of the linear phase. */
  const shading = {
    id: "shading",
    beforeDatasetsDraw({ ctx, chartArea, scales }, _args, { until }) {
      if (!until) return;
      const end = scales.x.getPixelForValue(until - 1);
      ctx.save();
      ctx.fillStyle = colour("shaded");
      ctx.fillRect(chartArea.left, chartArea.top, end - chartArea.left, chartArea.height);
      ctx.restore();
    },
  };

  function draw(canvas) {
    const chart = byId.get(canvas.id);
    drawn.get(canvas)?.destroy();
    const ink = colour("soft"), line = colour("line");
    const [categories, values] = chart.horizontal ? ["y", "x"] : ["x", "y"];
    if (chart.horizontal) canvas.parentElement.classList.add("tall");
    const title = (text) => ({ display: true, text, color: ink });
    const axis = { grid: { color: line }, border: { color: line } };
    drawn.set(
      canvas,
      new Chart(canvas, {
        type: "line",
        data: { labels: chart.labels, datasets: chart.series.map(dataset) },
        options: {
          animation: false,
          maintainAspectRatio: false,
          indexAxis: categories,
          interaction: { mode: "nearest", axis: categories, intersect: false },
          scales: {
            [categories]: {
              ...axis,
              title: { ...title(chart.categoryTitle), display: !chart.horizontal },
              ticks: { color: ink, maxRotation: 0, autoSkip: !chart.horizontal },
              offset: chart.labels.length <= 2 || chart.horizontal === true,
            },
            [values]: {
              ...axis,
              type: chart.scale,
              beginAtZero: chart.scale === "linear",
              title: title(chart.valueTitle),
              ticks: {
                color: ink,
                maxTicksLimit: 7,
                callback: (value) => Number(value.toPrecision(3)).toString(),
              },
            },
          },
          plugins: {
            shading: { until: chart.shaded ?? 0 },
            legend: {
              labels: {
                color: ink,
                usePointStyle: true,
                pointStyleWidth: 28,
                filter: ({ datasetIndex }) => chart.series[datasetIndex].style !== "seed",
              },
            },
          },
        },
        plugins: [shading],
      }),
    );
    canvas.dataset.drawn = "";
  }

  function cell(kind, text, scope) {
    const element = document.createElement(kind);
    element.textContent = text ?? "–";
    if (scope) element.scope = scope;
    return element;
  }

  function row(parent, cells) {
    const element = document.createElement("tr");
    element.append(...cells);
    parent.append(element);
  }

  function makeTable(details) {
    if (details.querySelector("table")) return;
    const { title, labels, categoryTitle, series } = byId.get(details.dataset.table);
    const box = document.createElement("div"), table = document.createElement("table");
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", `Numbers: ${title}`);
    const head = table.createTHead(), body = table.createTBody();
    row(
      head,
      [categoryTitle, ...series.map(({ label }) => label)].map((t) => cell("th", t, "col")),
    );
    for (const [i, label] of labels.entries()) {
      const numbers = series.map(({ values }) => cell("td", values[i]));
      row(body, [cell("th", label, "row"), ...numbers]);
    }
    box.append(table);
    details.append(box);
  }

  const canvases = [...document.querySelectorAll("canvas")];

  /** Draws what has not been drawn, for paper and for tests. */
  function drawAll() {
    for (const canvas of canvases) if (!drawn.has(canvas)) draw(canvas);
    document.documentElement.dataset.charts = "drawn";
  }

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      if (!drawn.has(target)) draw(target);
    }
  }, { rootMargin: "400px" });
  for (const canvas of canvases) seen.observe(canvas);
  for (const details of document.querySelectorAll("details[data-table]")) {
    details.addEventListener("toggle", () => makeTable(details));
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const canvas of drawn.keys()) draw(canvas);
  });
  addEventListener("beforeprint", drawAll);
  globalThis.gradnoiseReport = { drawAll };
})();
