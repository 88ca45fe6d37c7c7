/* The report's script: draws the charts, and makes the tables behind them. Runs in a browser. */

(() => {
  const root = document.documentElement;
  const { charts } = JSON.parse(document.getElementById("data").textContent);
  const byId = new Map(charts.map((chart) => [chart.id, chart]));
  const canvases = [...document.querySelectorAll("canvas")];
  const drawn = new Map();

  // Variants differ by colour and also by dash and mark; so do the style sheet's keys.
  const dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3], [4, 4], [12, 4]];
  const marks = ["circle", "rect", "triangle", "star", "crossRot", "rectRounded"];
  const nth = (list, variant) => list[variant % list.length];

  const colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
  const variantColour = (variant) =>
    colour(variant === null ? "ink" : `v${variant % marks.length}`);

  /** A colour with less ink: "#rrggbb" and an opacity. */
  const faint = (hex, opacity) =>
    `${hex}${Math.round(opacity * 255).toString(16).padStart(2, "0")}`;

  /** What each style of series looks like; `chart.pair` has the variants of a pair's two ends. */
  function look({ style, variant }, { pair = [] }) {
    const paint = variantColour(variant);
    const mark = variant === null ? "rectRot" : nth(marks, variant);
    const dash = nth(dashes, variant ?? 0);
    switch (style) {
      case "seed":
        return { borderColor: faint(paint, 0.35), borderWidth: 1, borderDash: dash, order: 1 };
      case "mean":
        return { borderColor: paint, borderWidth: 2.25, borderDash: dash, order: -variant };
      case "after":
        return { borderColor: paint, borderWidth: 1.75, borderDash: [1.5, 3] };
      case "pair":
        return {
          borderColor: colour("soft"),
          borderWidth: 1.25,
          pointRadius: 6,
          pointStyle: pair.map((end) => nth(marks, end)),
          pointBackgroundColor: pair.map(variantColour),
          pointBorderColor: colour("panel"),
        };
      case "seedDots":
        return {
          showLine: false,
          pointStyle: mark,
          pointRadius: 3.5,
          borderColor: faint(paint, 0.6),
          backgroundColor: faint(paint, 0.3),
          order: 1,
        };
      case "dots":
        return {
          showLine: false,
          pointStyle: mark,
          pointRadius: 6.5,
          borderColor: variant === null ? paint : colour("panel"),
          borderWidth: variant === null ? 2 : 1,
          backgroundColor: variant === null ? "transparent" : paint,
        };
    }
  }

  /** A logarithmic axis has no place for zero. */
  const placed = (values, { scale }) =>
    scale === "logarithmic" ? values.map((value) => value > 0 ? value : null) : values;

  /** Shades the epochs of the linear phase. */
  const shading = {
    id: "shading",
    beforeDatasetsDraw({ ctx, chartArea: { left, top, height }, scales }, _args, { until }) {
      if (!until) return;
      const width = scales.x.getPixelForValue(until + 0.5) - left;
      const text = "linear start";
      ctx.save();
      ctx.fillStyle = colour("shaded");
      ctx.fillRect(left, top, width, height);
      ctx.font = `11px ${Chart.defaults.font.family}`;
      ctx.fillStyle = colour("soft");
      if (ctx.measureText(text).width < width - 8) ctx.fillText(text, left + 5, top + 14);
      ctx.restore();
    },
  };

  function scalesOf(chart) {
    const ink = colour("soft"), line = colour("line");
    const epochs = typeof chart.labels[0] === "number";
    const [categories, values] = chart.horizontal ? ["y", "x"] : ["x", "y"];
    const title = (text) => ({ display: true, text, color: ink });
    return {
      [categories]: {
        type: epochs ? "linear" : "category",
        min: epochs ? 1 : undefined,
        offset: !epochs,
        grid: { display: false },
        border: { color: line },
        title: epochs ? title(chart.categoryTitle) : { display: false },
        ticks: {
          color: ink,
          maxRotation: 0,
          autoSkip: epochs,
          includeBounds: !epochs,
          precision: epochs ? 0 : undefined,
        },
      },
      [values]: {
        type: chart.scale,
        suggestedMin: chart.span?.[0],
        suggestedMax: chart.span?.[1],
        grid: { color: ({ tick }) => chart.horizontal && tick?.value === 0 ? ink : line },
        border: { display: false },
        title: title(chart.valueTitle),
        ticks: {
          color: ink,
          maxTicksLimit: 7,
          callback: (value) => Number(value.toPrecision(3)).toString(),
        },
      },
    };
  }

  function pluginsOf(chart, series) {
    const named = (index) => !["seed", "seedDots"].includes(series[index].style);
    const dots = series.some(({ style }) => style === "dots");
    return {
      shading: { until: chart.shaded ?? 0 },
      legend: {
        display: chart.pair === undefined,
        align: "start",
        labels: {
          color: colour("ink"),
          usePointStyle: true,
          pointStyleWidth: dots ? 14 : 32,
          generateLabels: (drawing) =>
            Chart.defaults.plugins.legend.labels.generateLabels(drawing).map((item) => {
              if (dots) return item;
              const { borderDash, borderWidth } = drawing.data.datasets[item.datasetIndex];
              return { ...item, pointStyle: "line", lineDash: borderDash, lineWidth: borderWidth };
            }),
          filter: ({ datasetIndex }) => named(datasetIndex),
          sort: (one, other) => one.datasetIndex - other.datasetIndex,
        },
      },
      tooltip: {
        filter: ({ datasetIndex }) => named(datasetIndex),
        callbacks: {
          title: ([item]) =>
            item && typeof chart.labels[0] === "number"
              ? `${chart.categoryTitle} ${item.label}`
              : item?.label,
        },
      },
    };
  }

  function draw(canvas) {
    const chart = byId.get(canvas.id);
    const series = chart.series.filter(({ style }) => style !== "table");
    drawn.get(canvas)?.destroy();
    const config = {
      type: "line",
      data: {
        labels: chart.labels,
        datasets: series.map((one) => ({
          label: one.label,
          data: placed(one.values, chart),
          spanGaps: true,
          pointRadius: one.values.length === 1 ? 3 : 0,
          pointHoverRadius: 5,
          order: 0,
          ...look(one, chart),
        })),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        indexAxis: chart.horizontal ? "y" : "x",
        interaction: { mode: "index", axis: chart.horizontal ? "y" : "x", intersect: false },
        scales: scalesOf(chart),
        plugins: pluginsOf(chart, series),
      },
      plugins: [shading],
    };
    drawn.set(canvas, new Chart(canvas, config));
    if (drawn.size === canvases.length) root.dataset.charts = "drawn";
  }

  function cell(kind, text, scope) {
    const element = document.createElement(kind);
    element.textContent = text ?? "–";
    if (scope) element.scope = scope;
    return element;
  }

  function makeTable(details) {
    if (details.querySelector("table")) return;
    const { title, labels, categoryTitle, valueTitle, series } = byId.get(details.dataset.table);
    const box = document.createElement("div"), table = document.createElement("table");
    box.className = "scroll";
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", `Numbers: ${title}`);
    table.createCaption().textContent = valueTitle;
    const head = table.createTHead().insertRow(), body = table.createTBody();
    head.append(
      ...[categoryTitle, ...series.map(({ label }) => label)].map((text) =>
        cell("th", text, "col")
      ),
    );
    for (const [i, label] of labels.entries()) {
      body.insertRow().append(
        cell("th", label, "row"),
        ...series.map(({ values }) => cell("td", values[i])),
      );
    }
    box.append(table);
    details.append(box);
  }

  /** Draws what has not been drawn yet, for paper and for tests. */
  function drawAll() {
    for (const canvas of canvases) if (!drawn.has(canvas)) draw(canvas);
    root.dataset.charts = "drawn";
  }

  function redraw() {
    for (const canvas of [...drawn.keys()]) draw(canvas);
  }

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      if (!drawn.has(target)) draw(target);
    }
  }, { rootMargin: "400px" });
  for (const canvas of canvases) {
    const { horizontal, labels } = byId.get(canvas.id);
    if (horizontal) canvas.parentElement.style.height = `${7 + 1.9 * labels.length}rem`;
    seen.observe(canvas);
  }
  for (const details of document.querySelectorAll("details[data-table]")) {
    details.addEventListener("toggle", () => makeTable(details));
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  // Paper is white whatever the screen is; the class gives the page its light colours.
  addEventListener("beforeprint", () => {
    root.classList.add("printing");
    redraw();
    drawAll();
  });
  addEventListener("afterprint", () => {
    root.classList.remove("printing");
    redraw();
  });
  globalThis.gradnoiseReport = { drawAll };
})();
