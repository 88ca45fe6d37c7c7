(() => {
  // bench/report/page/elements.ts
  function find(within, selector) {
    const element = within.querySelector(selector);
    if (element === null) throw new TypeError(`Cannot find an element of the page: ${selector}`);
    return element;
  }
  function findAll(within, selector) {
    return [
      ...within.querySelectorAll(selector)
    ];
  }
  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key.includes("-")) element.setAttribute(key, String(value));
      else Object.assign(element, {
        [key]: value
      });
    }
    element.append(...children);
    return element;
  }
  var unseen = (text) => make("span", {
    className: "hidden"
  }, text);
  function makeButton(content, onClick, properties = {}) {
    const button = make("button", {
      type: "button",
      ...properties
    }, content);
    button.addEventListener("click", onClick);
    return button;
  }
  function makeTable({ heads, rows }, { label, caption = "" }) {
    const table = make("table"), body = table.createTBody();
    if (caption !== "") table.createCaption().textContent = caption;
    table.createTHead().insertRow().append(...heads.map((text) => make("th", {
      scope: "col"
    }, text)));
    body.append(...rows.map(makeRow));
    return make("div", {
      className: "scroll",
      tabIndex: 0,
      role: "group",
      "aria-label": label
    }, table);
  }
  function makeRow([first = null, ...cells]) {
    return make("tr", {}, make("th", {
      scope: "row"
    }, String(first)), ...cells.map((value) => make("td", {}, value === null ? "\u2013" : String(value))));
  }

  // bench/report/page/data.ts
  var data = JSON.parse(find(document, "#data").textContent);
  var { suite, workloads, variants, drawnAtFirst, filtersVariants, trials } = data;
  var charts = byId(data.charts);
  var tables = byId(data.tables);
  var folds = byId(data.folds);
  var layers = byId(data.layers);
  var pictures = byId(data.pictures);
  function byId(list) {
    return new Map(list.map((one) => [
      one.id,
      one
    ]));
  }
  function entry(entries, id) {
    const found = entries.get(id ?? "");
    if (found === void 0) throw new TypeError(`Cannot find the data of: ${id}`);
    return found;
  }

  // bench/report/page/drawn.ts
  var MOST_DRAWN = 6;
  function drawnVariants(chosen2, variants2, atFirst) {
    const wanted = variants2.filter((name) => chosen2.size === 0 || chosen2.has(name));
    if (variants2.length <= MOST_DRAWN) return wanted;
    return (chosen2.size === 0 ? atFirst : wanted).slice(0, MOST_DRAWN);
  }

  // bench/report/page/view.ts
  function chartView(view2, id) {
    return view2.charts.get(id) ?? {
      hidden: /* @__PURE__ */ new Set(),
      seeds: null,
      linear: false
    };
  }
  function parseView(fragment, known2) {
    const [, section = "", query = ""] = /^#?([^?]*)\??(.*)$/s.exec(fragment) ?? [];
    const parameters = new URLSearchParams(query);
    const names = (kind) => new Set(parameters.getAll(kind).filter((name) => known2[kind].includes(name)));
    const charts2 = parameters.getAll("chart").flatMap((value) => {
      const [id = "", flags = ""] = value.split(":");
      return known2.chart.includes(id) && flags !== "" ? [
        [
          id,
          parseFlags(flags)
        ]
      ] : [];
    });
    return {
      section,
      workload: names("workload"),
      variant: names("variant"),
      seeds: parameters.getAll("seeds").at(-1) !== "no",
      measure: parameters.get("measure") ?? "",
      against: parameters.get("against") ?? "",
      charts: new Map(charts2),
      open: new Set(parameters.getAll("open")),
      closed: new Set(parameters.getAll("closed"))
    };
  }
  function parseFlags(text) {
    const flags = text.split(",");
    const hidden = flags.flatMap((flag) => /^hide(\d+)$/.exec(flag)?.[1] ?? []).map(Number);
    const seeds = flags.includes("seeds") ? true : flags.includes("no-seeds") ? false : null;
    return {
      hidden: new Set(hidden),
      seeds,
      linear: flags.includes("linear")
    };
  }
  function writeFlags({ hidden, seeds, linear }) {
    return [
      ...[
        ...hidden
      ].sort((one, other) => one - other).map((group) => `hide${group}`),
      ...seeds === null ? [] : [
        seeds ? "seeds" : "no-seeds"
      ],
      ...linear ? [
        "linear"
      ] : []
    ].join(",");
  }
  function writeView({ section, workload, variant, seeds, measure, against, charts: charts2, open, closed }) {
    const query = new URLSearchParams();
    for (const name of workload) query.append("workload", name);
    for (const name of variant) query.append("variant", name);
    if (!seeds) query.append("seeds", "no");
    if (measure !== "") query.append("measure", measure);
    if (against !== "") query.append("against", against);
    for (const [id, own] of charts2) {
      const flags = writeFlags(own);
      if (flags !== "") query.append("chart", `${id}:${flags}`);
    }
    for (const id of open) query.append("open", id);
    for (const id of closed) query.append("closed", id);
    const text = query.toString();
    if (section === "" && text === "") return "";
    return `#${section}${text === "" ? "" : `?${text}`}`;
  }
  function isShown(view2, kind, name) {
    return view2[kind].size === 0 || view2[kind].has(name);
  }

  // bench/report/page/store.ts
  var known = {
    workload: workloads,
    variant: filtersVariants ? variants : [],
    chart: [
      ...charts.keys()
    ]
  };
  var listeners = [];
  var view = parseView(location.hash, known);
  var currentView = () => view;
  function ownView(id) {
    const own = chartView(view, id);
    return {
      ...own,
      seeds: own.seeds ?? view.seeds
    };
  }
  function onView(listener) {
    listeners.push(listener);
  }
  function changeView(change, { replace = false } = {}) {
    view = {
      ...view,
      ...change
    };
    const address = writeView(view) || location.pathname + location.search;
    if (address !== location.hash) history[replace ? "replaceState" : "pushState"](null, "", address);
    for (const listener of listeners) listener(view);
  }
  function changeChart(id, change) {
    const own = {
      ...chartView(view, id),
      ...change
    };
    changeView({
      charts: new Map([
        ...view.charts,
        [
          id,
          own
        ]
      ])
    });
  }
  addEventListener("hashchange", () => {
    view = parseView(location.hash, known);
    for (const listener of listeners) listener(view);
  });

  // bench/report/page/charts/library.ts
  var { Chart } = globalThis;

  // bench/report/page/charts/looks.ts
  var root = document.documentElement;
  var dashes = [
    [],
    [
      7,
      4
    ],
    [
      2,
      3
    ],
    [
      9,
      3,
      2,
      3
    ],
    [
      4,
      4
    ],
    [
      12,
      4
    ]
  ];
  var marks = [
    "circle",
    "rect",
    "triangle",
    "star",
    "crossRot",
    "rectRounded"
  ];
  var nth = (list, variant) => list[variant % list.length];
  var colour = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
  var variantColour = (variant) => colour(variant === null ? "ink" : `v${variant % marks.length}`);
  function dashOf({ style, variant }) {
    if (style === "after") return [
      1.5,
      3
    ];
    return style === "noise" ? [
      10,
      3,
      2,
      3
    ] : [
      ...nth(dashes, variant ?? 0)
    ];
  }
  var markOf = (variant) => variant === null ? "rectRot" : nth(marks, variant);
  var edgeOf = (variant) => {
    const mark2 = markOf(variant);
    return mark2 === "star" || mark2 === "crossRot" ? variantColour(variant) : colour("panel");
  };
  var faint = (hex, opacity) => `${hex}${Math.round(opacity * 255).toString(16).padStart(2, "0")}`;
  function isMark(series) {
    return [
      "dots",
      "seedDots",
      "interval",
      "distribution"
    ].includes(series.style);
  }
  function look({ style, variant }, { pair = [], series }) {
    const bands = series.filter((one) => one.style === "band").length;
    const paint = variantColour(variant), dash = dashOf({
      style,
      variant
    });
    const line = {
      borderColor: paint,
      borderDash: dash
    };
    const strong = {
      ...line,
      borderWidth: 2.25,
      order: -(variant ?? 0)
    };
    const dots = {
      showLine: false,
      pointStyle: markOf(variant),
      borderColor: variant === null ? paint : edgeOf(variant),
      borderWidth: variant === null ? 2 : 1,
      backgroundColor: variant === null ? "transparent" : paint
    };
    switch (style) {
      case "seed":
        return {
          ...line,
          borderColor: faint(paint, 0.35),
          borderWidth: 1,
          order: 1
        };
      case "mean":
      case "median":
        return strong;
      case "steps":
        return {
          ...strong,
          stepped: "before"
        };
      case "after":
        return {
          ...line,
          borderWidth: 1.75
        };
      case "noise":
        return {
          ...line,
          borderWidth: 1.25
        };
      case "band":
        return {
          borderWidth: 0,
          pointHoverRadius: 0,
          // Many on top of each other are no darker than two.
          backgroundColor: faint(paint, Math.min(0.16, 0.32 / bands)),
          order: 2
        };
      case "pair":
        return {
          borderColor: colour("soft"),
          borderWidth: 1.25,
          pointRadius: 6,
          pointStyle: pair.map((end) => nth(marks, end)),
          pointBackgroundColor: pair.map(variantColour),
          pointBorderColor: pair.map(edgeOf)
        };
      case "seedDots":
        return {
          showLine: false,
          pointStyle: markOf(variant),
          pointRadius: 3.5,
          borderColor: faint(paint, 0.6),
          backgroundColor: faint(paint, 0.3),
          order: 1
        };
      case "dots":
        return {
          ...dots,
          pointRadius: 6.5
        };
      case "interval":
        return {
          ...dots,
          pointRadius: 5.5
        };
      case "distribution":
        return {
          showLine: false,
          pointRadius: 0,
          pointHoverRadius: 0,
          borderColor: paint
        };
      case "table":
        throw new TypeError("Cannot draw a series that is for the table alone");
    }
  }

  // bench/report/page/charts/drawings.ts
  var shading = (shaded) => ({
    id: "shading",
    beforeDatasetsDraw({ ctx, chartArea: { left, top, height }, scales }) {
      if (shaded === void 0) return;
      const { epochs, title } = shaded;
      const width = scales["x"].getPixelForValue(epochs + 0.5) - left;
      ctx.save();
      ctx.fillStyle = colour("shaded");
      ctx.fillRect(left, top, width, height);
      ctx.font = `11px ${Chart.defaults.font.family}`;
      ctx.fillStyle = colour("soft");
      if (ctx.measureText(title).width < width - 8) ctx.fillText(title, left + 5, top + 14);
      ctx.restore();
    }
  });
  var axisOf = ({ options: options2 }) => options2.indexAxis ?? "x";
  function slotOf(drawing, slots) {
    const scale = drawing.scales[axisOf(drawing)];
    if (scale.type !== "category") return 0;
    const step = scale.getPixelForValue(1) - scale.getPixelForValue(0);
    const whole = scale.ticks.length > 1 ? step : scale.isHorizontal() ? scale.width : scale.height;
    return Math.min(0.85 * Math.abs(whole) / slots, 70);
  }
  var sideBySide = ({ sets, slots }) => ({
    id: "sideBySide",
    afterDatasetUpdate(drawing, { index, meta }) {
      const slot = sets[index]?.slot;
      if (slot === void 0 || slots < 2) return;
      const shift = (slot - (slots - 1) / 2) * slotOf(drawing, slots);
      for (const element of meta.data) element[axisOf(drawing)] += shift;
    }
  });
  function brush(drawing) {
    const { ctx, scales } = drawing;
    const isFlat = axisOf(drawing) === "y", values = scales[isFlat ? "x" : "y"];
    const point = (along, value) => {
      const across = values.getPixelForValue(Math.max(value, values.min));
      return isFlat ? [
        across,
        along
      ] : [
        along,
        across
      ];
    };
    return {
      point,
      line(along, value, otherAlong, otherValue) {
        ctx.beginPath();
        ctx.moveTo(...point(along, value));
        ctx.lineTo(...point(otherAlong, otherValue));
        ctx.stroke();
      },
      box(along, size, value, otherValue) {
        const [x, y] = point(along - size / 2, value);
        const [right, bottom] = point(along + size / 2, otherValue);
        ctx.beginPath();
        ctx.rect(x, y, right - x, bottom - y);
        ctx.fill();
        ctx.stroke();
      }
    };
  }
  function drawInterval(drawing, series, elements) {
    const { ctx } = drawing, { line } = brush(drawing);
    ctx.strokeStyle = variantColour(series.variant);
    ctx.lineWidth = 2;
    for (const [i, element] of elements.entries()) {
      const along = element[axisOf(drawing)];
      const low = series.lowest[i] ?? null, high = series.highest[i] ?? null;
      if (low === null || high === null) continue;
      line(along, low, along, high);
      for (const end of [
        low,
        high
      ]) line(along - 4, end, along + 4, end);
    }
  }
  function drawDistribution(drawing, { variant, quartiles, samples }, elements, { room, seeds }) {
    const { ctx } = drawing, { line, box, point } = brush(drawing);
    const paint = variantColour(variant), width = 0.75 * room;
    for (const [i, element] of elements.entries()) {
      const along = element[axisOf(drawing)], own = quartiles[i];
      if (!own) continue;
      const [first, median, third] = own;
      ctx.lineWidth = 1;
      ctx.strokeStyle = paint;
      ctx.fillStyle = faint(paint, 0.13);
      box(along, width, first, third);
      if (seeds) {
        ctx.fillStyle = faint(paint, 0.45);
        ctx.strokeStyle = faint(paint, 0.6);
        for (const [seed, value] of samples[i].entries()) {
          const shift = (seed * 0.618034 % 1 - 0.5) * 0.7 * width;
          Chart.helpers.drawPoint(ctx, {
            pointStyle: markOf(variant),
            radius: 2.75,
            rotation: 0,
            borderWidth: 1
          }, ...point(along + shift, value));
        }
      }
      ctx.strokeStyle = paint;
      ctx.lineWidth = 3;
      line(along - width / 2, median, along + width / 2, median);
    }
  }
  var spreads = ({ sets, slots }, seeds) => ({
    id: "spreads",
    beforeDatasetDraw(drawing, { index, meta }) {
      const series = sets[index]?.series;
      drawing.ctx.save();
      if (series?.style === "interval") drawInterval(drawing, series, meta.data);
      if (series?.style === "distribution") {
        const room = slotOf(drawing, Math.max(1, slots));
        drawDistribution(drawing, series, meta.data, {
          room,
          seeds
        });
      }
      drawing.ctx.restore();
    }
  });

  // bench/report/page/charts/series.ts
  var ofSeeds = ({ style }) => style === "seed" || style === "seedDots";
  function groupOf({ group, label, style, variant }, variants2) {
    return group ?? (variant === null || style === "after" ? label : variants2[variant]);
  }
  function legendOf({ series }, variants2) {
    const groups = /* @__PURE__ */ new Map();
    for (const one of series) {
      if (one.style === "table" || one.style === "pair") continue;
      const name = groupOf(one, variants2), before = groups.get(name);
      if (before === void 0 || isPlain(before) && !isPlain(one)) groups.set(name, one);
    }
    return [
      ...groups
    ].map(([name, series2]) => ({
      name,
      series: series2
    }));
  }
  var isPlain = (series) => ofSeeds(series) || series.style === "band";
  function filtered(chart, view2, variants2, drawn = variants2) {
    const { labels, labelsAre, pair } = chart;
    const kept = [
      ...labels.keys()
    ].filter((i) => labelsAre === void 0 || isShown(view2, labelsAre, String(labels[i])));
    const series = chart.series.flatMap((one) => {
      if (one.variant === null) return [
        one
      ];
      const name = variants2[one.variant];
      if (!isShown(view2, "variant", name) || !drawn.includes(name)) return [];
      return variants2.length <= MOST_DRAWN ? [
        one
      ] : [
        inPlace(one, drawn, variants2)
      ];
    });
    if (kept.length === labels.length) return {
      ...chart,
      series
    };
    const at = (list) => kept.map((i) => list[i]);
    return {
      ...chart,
      labels: at(labels),
      ...pair === void 0 ? {} : {
        pair: at(pair)
      },
      series: series.map((one) => {
        switch (one.style) {
          case "band":
            return {
              ...one,
              lowest: at(one.lowest),
              highest: at(one.highest)
            };
          case "interval": {
            const { values, lowest, highest } = one;
            return {
              ...one,
              values: at(values),
              lowest: at(lowest),
              highest: at(highest)
            };
          }
          case "distribution":
            return {
              ...one,
              samples: at(one.samples),
              quartiles: at(one.quartiles)
            };
          default:
            return {
              ...one,
              values: at(one.values)
            };
        }
      })
    };
  }
  function inPlace(series, drawn, variants2) {
    const place = series.variant === null ? null : drawn.indexOf(variants2[series.variant]);
    return {
      ...series,
      variant: place,
      group: groupOf(series, variants2)
    };
  }
  function columnsOf(series, all2) {
    const { label, style } = series;
    switch (style) {
      case "band":
        return endsOf(series);
      case "interval":
        return [
          [
            label,
            series.values
          ],
          ...endsOf(series)
        ];
      case "distribution": {
        const { samples, quartiles } = series;
        const most = all2 ? Math.max(0, ...samples.map(({ length }) => length)) : 0;
        const end = (of) => samples.map((own) => own.length > 0 ? of(...own) : null);
        return [
          [
            `${label}, seeds`,
            samples.map(({ length }) => length)
          ],
          [
            `${label}, lowest`,
            end(Math.min)
          ],
          ...[
            "first quartile",
            "median",
            "third quartile"
          ].map((name, i) => [
            `${label}, ${name}`,
            quartiles.map((own) => own?.[i] ?? null)
          ]),
          [
            `${label}, highest`,
            end(Math.max)
          ],
          ...Array.from({
            length: most
          }, (_, i) => [
            `${label}, ${i + 1}`,
            samples.map((own) => own[i] ?? null)
          ])
        ];
      }
      default:
        return [
          [
            label,
            series.values
          ]
        ];
    }
  }
  function endsOf({ label, lowest, highest }) {
    return [
      [
        `${label}, lowest`,
        lowest
      ],
      [
        `${label}, highest`,
        highest
      ]
    ];
  }
  function numbersOf({ labels, series, categoryTitle }, { all: all2 = false } = {}) {
    const own = series.some(({ x }) => x !== void 0);
    const places = own ? increasing(series.flatMap(({ x }) => x ?? labels)) : labels;
    const columns = series.flatMap((one) => columnsOf(one, all2).map(([title, values]) => [
      title,
      own ? places.map(valueAt(one, values, labels)) : values
    ]));
    return {
      heads: [
        categoryTitle,
        ...columns.map(([title]) => title)
      ],
      rows: places.map((label, i) => [
        label,
        ...columns.map(([, values]) => values[i] ?? null)
      ])
    };
  }
  function increasing(places) {
    return [
      ...new Set(places.map(Number))
    ].sort((one, other) => one - other);
  }
  function valueAt({ style, x }, values, labels) {
    const places = x ?? labels;
    return (label) => {
      const at = style === "steps" ? places.findLastIndex((place) => place <= label) : places.indexOf(label);
      return values[at] ?? null;
    };
  }

  // bench/report/page/charts/config.ts
  var placed = (value, scale) => scale === "logarithmic" && !((value ?? 0) > 0) ? null : value ?? null;
  var hasNumbers = ({ labels, series }) => typeof labels[0] === "number" || series.some(({ x }) => x !== void 0);
  function points(values, series, chart, end) {
    const own = values.map((value) => placed(value, chart.scale));
    if (!hasNumbers(chart)) return own;
    const places = placesOf(series, chart);
    const all2 = own.map((y, i) => ({
      x: places[i],
      y
    }));
    const last = all2.at(-1);
    const drawn = series.style === "steps" && last ? [
      ...all2,
      {
        x: end,
        y: last.y
      }
    ] : all2;
    return drawn;
  }
  var placesOf = ({ x }, { labels }) => x ?? labels.map(Number);
  function linesOf(series) {
    switch (series.style) {
      case "band":
        return [
          series.lowest,
          series.highest
        ];
      case "distribution":
        return [
          series.quartiles.map((own) => own?.[1] ?? null)
        ];
      default:
        return [
          series.values
        ];
    }
  }
  function dataSets(series, chart, slot) {
    const end = Math.max(...chart.series.flatMap((one) => placesOf(one, chart)));
    return linesOf(series).map((own, i) => ({
      label: series.label,
      series,
      slot,
      data: points(own, series, chart, end),
      spanGaps: true,
      // One number alone makes no line.
      pointRadius: own.filter((value) => value !== null).length === 1 ? 3 : 0,
      // At an end of an axis half of a mark is outside.
      clip: 8,
      pointHoverRadius: 5,
      order: 0,
      fill: i === 1 ? "-1" : false,
      ...look(series, chart)
    }));
  }
  function extent({ scale, span }, series) {
    const numbers = series.flatMap((one) => {
      switch (one.style) {
        case "band":
        case "interval":
          return [
            ...one.lowest,
            ...one.highest
          ];
        case "distribution":
          return one.samples.flat();
        default:
          return [];
      }
    }).map((value) => placed(value, scale)).filter((value) => value !== null);
    const ends2 = [
      ...numbers,
      ...span ?? []
    ];
    if (ends2.length === 0) return {};
    return ends2.reduce(({ suggestedMin, suggestedMax }, value) => ({
      suggestedMin: Math.min(suggestedMin, value),
      suggestedMax: Math.max(suggestedMax, value)
    }), {
      suggestedMin: Infinity,
      suggestedMax: -Infinity
    });
  }
  var brief = (name) => name.length > 40 ? `${name.slice(0, 19)}\u2026${name.slice(-20)}` : name;
  var short = (value) => Number(Number(value).toPrecision(3)).toString();
  var roundOnly = (value) => /^[125](e|$)/.test(Number(value).toExponential()) ? short(value) : "";
  var titled = (text) => ({
    display: true,
    text,
    color: colour("soft")
  });
  function categoriesOf(chart, series) {
    const base = {
      grid: {
        display: false
      },
      border: {
        color: colour("line")
      }
    };
    const ticks = {
      color: colour("soft"),
      maxRotation: 0
    };
    if (!hasNumbers(chart)) {
      return {
        ...base,
        type: "category",
        offset: true,
        title: {
          display: false
        },
        ticks: {
          ...ticks,
          // The chart of one workload need not name it.
          display: chart.workload === void 0 || chart.labels.length > 1,
          autoSkip: false,
          includeBounds: true,
          // Not an arrow: Chart.js gives the scale as `this`.
          callback(at) {
            return brief(this.getLabelForValue(Number(at)));
          }
        }
      };
    }
    const places = series.flatMap((one) => placesOf(one, chart));
    return {
      ...base,
      type: chart.categoryScale ?? "linear",
      min: Math.min(...places),
      max: Math.max(...places),
      offset: false,
      title: titled(chart.categoryTitle),
      ticks: {
        ...ticks,
        display: true,
        autoSkip: true,
        includeBounds: false,
        ...places.every(Number.isInteger) ? {
          precision: 0
        } : {},
        callback: chart.categoryScale === "logarithmic" ? roundOnly : short
      }
    };
  }
  function valuesOf(chart, series) {
    const ink = colour("soft"), line = colour("line");
    return {
      type: chart.scale,
      ...extent(chart, series),
      grid: {
        color: ({ tick }) => chart.horizontal && tick?.value === 0 ? ink : line,
        drawTicks: false
      },
      border: {
        display: false
      },
      title: titled(chart.valueTitle),
      ticks: {
        color: ink,
        maxTicksLimit: 7,
        padding: 6,
        callback: short
      }
    };
  }
  var ends = ({ lowest, highest }, i) => `${lowest[i]} to ${highest[i]}`;
  function told(series, i, value) {
    const { label, style } = series;
    if (style === "band") return `${label}: ${ends(series, i)}`;
    if (style === "interval" && (series.lowest[i] ?? null) !== null) {
      return `${label}: ${value} (${ends(series, i)})`;
    }
    return `${label}${style === "distribution" ? ", median" : ""}: ${value}`;
  }
  function slotsOf({ series }, variants2) {
    const places = /* @__PURE__ */ new Map();
    for (const one of series.filter(isMark)) {
      const group = groupOf(one, variants2), own = places.get(group) ?? /* @__PURE__ */ new Set();
      const values = one.style === "distribution" ? one.quartiles : one.values;
      for (const [i, value] of values.entries()) {
        if (value !== null) places.set(group, own.add(i));
      }
    }
    const all2 = [
      ...places.values()
    ].flatMap((own) => [
      ...own
    ]);
    return new Set(all2).size === all2.length ? [] : [
      ...places.keys()
    ];
  }
  function configOf(chart, { hidden, seeds, variants: variants2 }) {
    const series = chart.series.filter((one) => one.style !== "table" && !hidden.has(groupOf(one, variants2)) && (seeds || !ofSeeds(one)));
    const slots = slotsOf({
      series
    }, variants2);
    const sets = series.flatMap((one) => dataSets(one, chart, isMark(one) ? slots.indexOf(groupOf(one, variants2)) : void 0));
    const placed2 = {
      sets,
      slots: slots.length
    };
    const categories = categoriesOf(chart, series), values = valuesOf(chart, series);
    const seriesOf = ({ datasetIndex }) => sets[datasetIndex].series;
    return {
      type: "line",
      data: {
        labels: [
          ...chart.labels
        ],
        datasets: sets
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        indexAxis: chart.horizontal ? "y" : "x",
        interaction: {
          mode: series.some(({ x }) => x) ? "nearest" : "index",
          axis: chart.horizontal ? "y" : "x",
          intersect: false
        },
        scales: chart.horizontal ? {
          y: categories,
          x: values
        } : {
          x: categories,
          y: values
        },
        plugins: {
          legend: {
            display: false
          },
          tooltip: {
            filter: (item) => !ofSeeds(seriesOf(item)) && (seriesOf(item).style !== "band" || item.dataset.fill !== false),
            callbacks: {
              label: (item) => told(seriesOf(item), item.dataIndex, item.formattedValue),
              title: ([item]) => item && hasNumbers(chart) ? `${chart.categoryTitle} ${item.label}` : item?.label
            }
          }
        }
      },
      plugins: [
        shading(chart.shaded),
        sideBySide(placed2),
        spreads(placed2, seeds)
      ]
    };
  }

  // bench/report/page/charts/charts.ts
  var canvases = findAll(document, "canvas[id]");
  var drawings = /* @__PURE__ */ new Map();
  function chartFigures() {
    return findAll(document, "figure[data-chart]").map((figure) => ({
      figure,
      chart: entry(charts, figure.dataset.chart),
      canvas: find(figure, "canvas")
    }));
  }
  function drawnNow() {
    return drawnVariants(currentView().variant, variants, drawnAtFirst);
  }
  function shownChart(id) {
    const chart = filtered(entry(charts, id), currentView(), variants, drawnNow());
    return ownView(chart.id).linear ? {
      ...chart,
      scale: "linear"
    } : chart;
  }
  function hiddenGroups(id) {
    const { hidden } = ownView(id);
    const names = legendOf(entry(charts, id), variants).map(({ name }) => name);
    return new Set(names.filter((_, i) => hidden.has(i)));
  }
  function shownConfig(id) {
    const { seeds } = ownView(id);
    return configOf(shownChart(id), {
      hidden: hiddenGroups(id),
      seeds,
      variants
    });
  }
  var isThere = (canvas) => canvas.offsetParent !== null;
  function fit(canvas) {
    const chart = shownChart(canvas.id);
    if (!chart.horizontal) return;
    const lane = chart.series.some(({ style }) => style === "distribution") ? 2.4 : 0.95;
    const row = Math.max(1.9, lane * Math.max(1, slotsOf(chart, variants).length));
    const height = `${5 + row * Math.max(1, chart.labels.length)}rem`;
    Object.assign(canvas.parentElement.style, {
      flexBasis: height,
      minHeight: height
    });
  }
  function draw(canvas) {
    drawings.get(canvas)?.destroy();
    Chart.defaults.font.size = 0.75 * Number.parseFloat(getComputedStyle(root).fontSize);
    fit(canvas);
    drawings.set(canvas, new Chart(canvas, shownConfig(canvas.id)));
  }
  var seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !(target instanceof HTMLCanvasElement)) continue;
      seen.unobserve(target);
      if (!drawings.has(target)) draw(target);
    }
  }, {
    rootMargin: "400px"
  });
  function refresh(canvas) {
    drawings.get(canvas)?.destroy();
    drawings.delete(canvas);
    fit(canvas);
    seen.unobserve(canvas);
    seen.observe(canvas);
    drawSoon();
  }
  var whenIdle = globalThis.requestIdleCallback ?? ((callback) => setTimeout(callback, 50));
  var isWaiting = false;
  function drawSoon() {
    if (isWaiting) return;
    isWaiting = true;
    delete root.dataset.charts;
    whenIdle(() => {
      isWaiting = false;
      const next = canvases.find((canvas) => isThere(canvas) && !drawings.has(canvas));
      if (next === void 0) {
        root.dataset.charts = "drawn";
        return;
      }
      draw(next);
      drawSoon();
    }, {
      timeout: 200
    });
  }
  function refreshAll() {
    for (const canvas of canvases) refresh(canvas);
  }
  function drawAll() {
    for (const canvas of canvases) if (isThere(canvas) && !drawings.has(canvas)) draw(canvas);
    root.dataset.charts = "drawn";
  }
  function redraw() {
    for (const canvas of [
      ...drawings.keys()
    ]) draw(canvas);
  }
  function startCharts() {
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    refreshAll();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    document.addEventListener("toggle", ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open) drawSoon();
    }, true);
    let opened = [];
    addEventListener("beforeprint", () => {
      root.classList.add("printing");
      opened = findAll(document, "details:not([open], .part, [id^='choice-'], .evidence *, :has(.evidence)):is(:has(canvas), .evidence)");
      for (const details2 of opened) details2.open = true;
      redraw();
      drawAll();
    });
    addEventListener("afterprint", () => {
      root.classList.remove("printing");
      for (const details2 of opened) details2.open = false;
      redraw();
    });
  }

  // bench/report/page/charts/controls.ts
  function svg(name, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }
  function swatch(series) {
    const { variant } = series;
    const kind = variant === null ? "none" : `v${variant % 6}`;
    if (isMark(series)) return make("span", {
      className: `key ${kind}`
    });
    const picture2 = svg("svg", {
      class: `swatch ${kind}`,
      width: "28",
      height: "10",
      "aria-hidden": "true"
    });
    const dash = dashOf(series);
    const ground = series.style === "band" ? {
      class: "ground"
    } : {};
    picture2.append(svg("path", {
      d: "M0 5h28",
      "stroke-dasharray": dash.join(" ") || "none",
      ...ground
    }));
    return picture2;
  }
  function toggle(content, title, isPressed, onClick) {
    const button = makeButton(content, onClick);
    button.append(unseen(`: ${title}`));
    const update = () => {
      button.ariaPressed = String(isPressed());
    };
    update();
    return {
      button,
      update
    };
  }
  function legend(chart) {
    const { id, title } = chart;
    const groups = legendOf(chart, variants);
    if (groups.length === 1 && groups[0].series.variant === null) return [];
    return groups.map(({ name, series }, i) => {
      const item = toggle(name, title, () => !ownView(id).hidden.has(i), () => {
        const hidden = new Set(ownView(id).hidden);
        if (!hidden.delete(i)) hidden.add(i);
        changeChart(id, {
          hidden
        });
      });
      item.button.prepend(swatch(series));
      if (series.variant === null) return item;
      const variant = variants[series.variant];
      item.button.dataset.variant = variant;
      return variants.length <= MOST_DRAWN ? item : whileDrawn(item, series, variant);
    });
  }
  function whileDrawn({ button, update }, series, variant) {
    const place = () => {
      update();
      const drawn = drawnNow();
      button.hidden = !drawn.includes(variant);
      if (!button.hidden) button.firstChild.replaceWith(swatch(inPlace(series, drawn, variants)));
    };
    place();
    return {
      button,
      update: place
    };
  }
  function options({ id, title, series, scale }) {
    const seeds = () => toggle("Single seeds", title, () => ownView(id).seeds, () => changeChart(id, {
      seeds: !ownView(id).seeds
    }));
    const logarithm = () => toggle("Logarithmic", title, () => !ownView(id).linear, () => changeChart(id, {
      linear: !ownView(id).linear
    }));
    const hasSeeds = series.some((one) => ofSeeds(one) || one.style === "distribution");
    const hasOthers = series.some((one) => !ofSeeds(one) && one.style !== "table");
    return [
      ...hasSeeds && hasOthers ? [
        seeds()
      ] : [],
      ...scale === "logarithmic" ? [
        logarithm()
      ] : []
    ];
  }
  function startControls() {
    for (const { chart, figure, canvas } of chartFigures()) {
      const items = legend(chart), choices = options(chart);
      const state = () => JSON.stringify([
        ownView(chart.id),
        [
          ...ownView(chart.id).hidden
        ]
      ]);
      let before = state();
      onView(() => {
        for (const { update } of [
          ...items,
          ...choices
        ]) update();
        if (state() === before) return;
        before = state();
        refresh(canvas);
      });
      if (items.length + choices.length === 0) continue;
      find(figure, ".canvas").before(make("div", {
        className: "controls"
      }, make("div", {
        className: "legend"
      }, ...items.map(({ button }) => button)), make("div", {
        className: "choices-of-chart"
      }, ...choices.map(({ button }) => button))));
    }
  }

  // bench/report/page/tables/csv.ts
  function field(value) {
    const isFormula = typeof value === "string" && /^[=+\-@\t\r]/.test(value);
    const text = isFormula ? `'${value}` : String(value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  function csv({ heads, rows }) {
    return [
      heads,
      ...rows
    ].map((row) => `${row.map(field).join(",")}\r
`).join("");
  }
  function fileName(words2, extension) {
    const parts = words2.map((word = "") => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, ""));
    return `${parts.filter(Boolean).join("-").slice(0, 120)}.${extension}`;
  }

  // bench/report/page/charts/downloads.ts
  var WIDTH = 960;
  var HEIGHT = 540;
  var MARGIN = 24;
  var DENSITY = 2;
  function save(blob, name) {
    const address = URL.createObjectURL(blob);
    make("a", {
      href: address,
      download: name
    }).click();
    setTimeout(() => URL.revokeObjectURL(address), 6e4);
  }
  function saveCsv(table, name) {
    save(new Blob([
      csv(table)
    ], {
      type: "text/csv;charset=utf-8"
    }), name);
  }
  function lines(context, text, width) {
    const broken = [];
    for (const word of text.split(" ")) {
      const last = broken.at(-1), longer = last === void 0 ? word : `${last} ${word}`;
      if (last !== void 0 && context.measureText(longer).width > width) {
        broken.push(word);
      } else {
        broken.splice(-1, 1, longer);
      }
    }
    return broken;
  }
  function drawLegend(context, chart, top) {
    const hidden = hiddenGroups(chart.id);
    let left = MARGIN;
    for (const { name, series } of legendOf(chart, variants)) {
      if (hidden.has(name)) continue;
      context.strokeStyle = context.fillStyle = variantColour(series.variant);
      context.lineWidth = series.style === "band" ? 10 : 2.25;
      context.globalAlpha = series.style === "band" ? 0.25 : 1;
      context.setLineDash(dashOf(series));
      context.beginPath();
      if (isMark(series)) {
        context.arc(left + 14, top - 5, 5, 0, 2 * Math.PI);
        context.fill();
      } else {
        context.moveTo(left, top - 5);
        context.lineTo(left + 28, top - 5);
        context.stroke();
      }
      context.globalAlpha = 1;
      context.fillStyle = colour("ink");
      context.fillText(name, left + 36, top);
      left += 36 + context.measureText(name).width + 24;
    }
    context.setLineDash([]);
    return left === MARGIN ? top : top + 12;
  }
  function picture(id) {
    const chart = shownChart(id), { family } = Chart.defaults.font;
    const height = chart.horizontal ? Math.max(HEIGHT, 60 + 34 * chart.labels.length) : HEIGHT;
    const plot = make("canvas", {
      width: WIDTH - 2 * MARGIN,
      height
    });
    const config = shownConfig(id);
    Object.assign(config.options, {
      responsive: false,
      devicePixelRatio: DENSITY
    });
    const drawing = new Chart(plot, config);
    const page = make("canvas", {
      width: DENSITY * WIDTH,
      height: 1
    });
    const context = page.getContext("2d");
    const title = [
      chart.workload,
      chart.title
    ].filter(Boolean).join(": ");
    const texts = [
      {
        text: title,
        font: `600 18px ${family}`,
        ink: "ink"
      },
      {
        text: chart.note ?? "",
        font: `13px ${family}`,
        ink: "soft"
      }
    ];
    const place = (paint) => {
      context.scale(DENSITY, DENSITY);
      let top = MARGIN;
      for (const { text, font, ink } of texts) {
        context.font = font;
        context.fillStyle = colour(ink);
        for (const line of text === "" ? [] : lines(context, text, WIDTH - 2 * MARGIN)) {
          top += 20;
          if (paint) context.fillText(line, MARGIN, top);
        }
      }
      context.font = `13px ${family}`;
      top = drawLegend(context, chart, top + 26);
      if (paint) context.drawImage(plot, MARGIN, top, WIDTH - 2 * MARGIN, height);
      return top + height + MARGIN;
    };
    page.height = DENSITY * place(false);
    context.fillStyle = colour("panel");
    context.fillRect(0, 0, page.width, page.height);
    place(true);
    drawing.destroy();
    return page;
  }
  function startDownloads() {
    for (const { chart: { id, title, workload }, figure } of chartFigures()) {
      const name = (extension) => fileName([
        suite,
        workload,
        title
      ], extension);
      const savePicture = () => picture(id).toBlob((blob) => {
        if (blob !== null) save(blob, name("png"));
      }, "image/png");
      const buttons = [
        makeButton("CSV", () => saveCsv(numbersOf(shownChart(id), {
          all: true
        }), name("csv"))),
        makeButton("PNG", savePicture)
      ];
      for (const button of buttons) {
        button.prepend(unseen("Download "));
        button.append(unseen(`: ${title}`));
      }
      figure.append(make("div", {
        className: "downloads"
      }, ...buttons));
    }
  }

  // bench/report/page/choices.ts
  var PREFIX = "choice-";
  function groupsIn(element, nameOf) {
    return findAll(element, `:scope > details[id^="${PREFIX}"]`).map((details2) => ({
      details: details2,
      name: nameOf(details2.id.slice(PREFIX.length)),
      title: find(details2, "summary").textContent
    }));
  }
  function chosen(groups, name) {
    return groups.find((group) => group.name === name) ?? groups[0];
  }
  function offer(select, groups, now) {
    const options2 = groups.map(({ name, title }) => make("option", {
      value: name
    }, title));
    select.replaceChildren(...options2);
    select.value = now.name;
  }
  function variantBoxes() {
    if (!filtersVariants || variants.length < 3) return {
      boxes: [],
      set: []
    };
    const boxes = variants.map((value) => make("input", {
      type: "checkbox",
      name: "variant",
      value
    }));
    const labels = boxes.map((box) => make("label", {}, box, ` ${box.value}`));
    const legend2 = make("legend", {}, "Variants, on the whole page; none chosen is all");
    return {
      boxes,
      set: [
        make("fieldset", {}, legend2, ...labels)
      ]
    };
  }
  function startChoices() {
    const first = document.querySelector(`details[id^="${PREFIX}"]`);
    const around = first?.parentElement ?? null;
    if (first === null || around === null) return;
    const measures = groupsIn(around, (id) => id).map((measure2) => ({
      ...measure2,
      references: groupsIn(measure2.details, (id) => variants[Number(id.split("-").at(-1))]).map((group) => ({
        ...group,
        title: group.name
      }))
    }));
    const measure = make("select"), against = make("select");
    const { boxes, set } = variantBoxes();
    const form = make("form", {
      className: "chooser",
      "aria-label": "What is compared"
    }, make("label", {}, "Measure ", measure), make("label", {}, "Against ", against), ...set);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      changeView({
        measure: measure.value === measures[0].name ? "" : measure.value,
        against: against.value === measures[0].references[0].name ? "" : against.value,
        ...boxes.length === 0 ? {} : {
          variant: new Set(boxes.filter(({ checked }) => checked).map(({ value }) => value))
        }
      });
    });
    around.classList.add("choosing");
    first.before(form);
    function update(view2) {
      const now = measures.find(({ name }) => name === view2.measure) ?? measures[0];
      const reference = chosen(now.references, view2.against);
      offer(measure, measures, now);
      offer(against, now.references, reference);
      for (const one of measures) {
        one.details.open = one === now;
        for (const other of one.references) other.details.open = one === now && other === reference;
      }
      for (const box of boxes) box.checked = view2.variant.has(box.value);
    }
    onView(update);
    update(currentView());
  }

  // bench/report/page/contents.ts
  var READ = "0px 0px -70% 0px";
  function startContents() {
    const list = find(document, ".contents ul");
    const links = new Map(findAll(list, "a").map((link) => [
      link.hash,
      link
    ]));
    const parts = findAll(document, "main > header, main > section");
    const linkOf = (part) => links.get(`#${part.id || (part.querySelector(".opened")?.id ?? "")}`);
    const seen2 = /* @__PURE__ */ new Set();
    function mark2() {
      const current = linkOf(parts.findLast((part) => seen2.has(part)) ?? parts[0]);
      for (const link of links.values()) {
        if (link !== current) link.removeAttribute("aria-current");
      }
      if (current === void 0 || current.ariaCurrent === "true") return;
      current.ariaCurrent = "true";
      list.scrollLeft = current.offsetLeft - list.clientWidth / 3;
    }
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen2.add(target);
        else seen2.delete(target);
      }
      mark2();
    }, {
      rootMargin: READ
    });
    for (const part of parts) observer.observe(part);
  }

  // bench/report/page/choice.ts
  var MOST_NAMED = 3;
  var listed = (words2) => words2.length < 2 ? words2.join("") : `${words2.slice(0, -1).join(", ")} and ${words2.at(-1)}`;
  function leavesOut(chosen2, all2) {
    return chosen2.size > 0 && all2.some((name) => !chosen2.has(name));
  }
  function choiceInWords(chosen2, all2, noun) {
    if (all2.length < 2) return "";
    if (!leavesOut(chosen2, all2)) {
      return all2.length === 2 ? `both ${noun}s` : `all ${all2.length} ${noun}s`;
    }
    const names = all2.filter((name) => chosen2.has(name));
    const count2 = `${names.length} of ${all2.length} ${noun}s`;
    return names.length > MOST_NAMED ? count2 : `${listed(names)} (${count2})`;
  }

  // bench/report/page/filters.ts
  var all = {
    workload: workloads,
    variant: filtersVariants ? variants : []
  };
  var kinds = [
    "workload",
    "variant"
  ];
  var words = (view2, chosen2 = kinds) => chosen2.map((kind) => choiceInWords(view2[kind], all[kind], kind)).filter(Boolean).join(", ");
  var filteredKinds = (view2) => kinds.filter((kind) => leavesOut(view2[kind], all[kind]));
  var rowsOfCells = /* @__PURE__ */ new Map();
  function rowsAt(cell) {
    const rows = findAll(cell.closest("tbody"), "tr");
    const first = rows.findIndex((row) => row === cell.parentElement);
    return rows.slice(first, first + cell.rowSpan);
  }
  function spanRows(table) {
    for (const cell of findAll(table, "tbody [rowspan]")) {
      const rows = rowsOfCells.get(cell) ?? rowsAt(cell);
      rowsOfCells.set(cell, rows);
      const shown = rows.filter((row) => !row.classList.contains("filtered"));
      const [first] = shown;
      if (first === void 0) continue;
      cell.rowSpan = shown.length;
      if (cell.parentElement !== first) first.prepend(cell);
      for (const row of rows) row.classList.toggle("first", row === first);
    }
  }
  function hide(view2) {
    for (const element of findAll(document, "main [data-workload], main [data-variant]")) {
      const { workload, variant } = element.dataset;
      const isOut = workload !== void 0 && !isShown(view2, "workload", workload) || variant !== void 0 && !isShown(view2, "variant", variant);
      element.classList.toggle("filtered", isOut);
    }
    for (const table of findAll(document, "main table:has([rowspan])")) {
      spanRows(table);
    }
  }
  function startFilters() {
    const form = document.getElementById("filters");
    if (form === null) return;
    const boxes = findAll(form, "input[type=checkbox]");
    const summary = find(form, "summary"), status = find(form, "[role=status]");
    const note = find(document, "#filtered");
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      const chosen2 = (kind) => new Set(boxes.filter(({ name, checked }) => name === kind && checked).map((box) => box.value));
      changeView({
        workload: chosen2("workload"),
        variant: chosen2("variant"),
        seeds: boxes.find(({ name }) => name === "seeds")?.checked ?? true
      });
    });
    for (const one of [
      form,
      note
    ]) {
      find(one, "button").addEventListener("click", () => {
        changeView({
          workload: /* @__PURE__ */ new Set(),
          variant: /* @__PURE__ */ new Set(),
          seeds: true
        });
      });
    }
    form.addEventListener("keydown", (event) => {
      const details2 = find(form, "details");
      if (event.key !== "Escape" || !details2.open) return;
      details2.open = false;
      summary.focus();
    });
    let before = "";
    function update(view2) {
      const { workload, variant, seeds } = view2;
      for (const box of boxes) {
        const kind = kinds.find((one) => one === box.name);
        box.checked = kind === void 0 ? seeds : view2[kind].has(box.value);
      }
      const now = JSON.stringify([
        [
          ...workload
        ],
        [
          ...variant
        ],
        seeds
      ]);
      if (now === before) return;
      const text = words(view2), left = filteredKinds(view2);
      summary.textContent = text === "" ? "Filter" : `Filter: ${text}`;
      note.hidden = left.length === 0;
      find(note, "span").textContent = words(view2, left);
      if (before !== "") {
        status.textContent = `Showing ${text}${seeds ? "" : ", without single seeds"}`;
      }
      before = now;
      hide(view2);
      refreshAll();
    }
    onView(update);
    update(currentView());
  }

  // bench/report/page/packed.ts
  var DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var LOWEST = -38;
  var ZERO = 4094;
  var MISSING = 4095;
  function unpack(text) {
    return Array.from({
      length: text.length / 2
    }, (_, i) => {
      const code = DIGITS.indexOf(text[2 * i]) << 6 | DIGITS.indexOf(text[2 * i + 1]);
      if (code === MISSING) return null;
      if (code === ZERO) return 0;
      return Number(`${10 + code % 90}e${Math.floor(code / 90) + LOWEST - 1}`);
    });
  }

  // bench/report/page/stepper.ts
  function startStepper({ around, box, first = () => 0, last, milliseconds, show: show2 }) {
    const [back, toggle2, next] = findAll(box, "button");
    let position = first(), timer;
    const place = (wanted) => {
      position = Math.max(first(), Math.min(last, wanted));
      back.ariaDisabled = String(position === first());
      next.ariaDisabled = String(position === last);
      show2(position);
    };
    const pause = () => {
      clearInterval(timer);
      timer = void 0;
      toggle2.textContent = "Play";
    };
    const play = () => {
      const step = () => {
        place(position + 1);
        if (position === last) pause();
      };
      if (position === last) place(first());
      timer = setInterval(step, milliseconds);
      toggle2.textContent = "Pause";
      step();
    };
    const goTo2 = (wanted) => {
      pause();
      place(wanted);
    };
    box.hidden = false;
    back.ariaDisabled = "true";
    back.addEventListener("click", () => goTo2(position - 1));
    next.addEventListener("click", () => goTo2(position + 1));
    toggle2.addEventListener("click", () => timer === void 0 ? play() : pause());
    const stillness = matchMedia("(prefers-reduced-motion: reduce)");
    const offerPlay = () => {
      if (stillness.matches) pause();
      toggle2.hidden = stillness.matches;
    };
    offerPlay();
    stillness.addEventListener("change", offerPlay);
    around.addEventListener("keydown", (event) => {
      const by = {
        ArrowLeft: -1,
        ArrowRight: 1
      }[event.key];
      const isElsewhere = event.target instanceof Element && event.target.closest(".scroll, input") !== null;
      if (by === void 0 || isElsewhere) return;
      event.preventDefault();
      goTo2(position + by);
    });
    return {
      goTo: goTo2
    };
  }

  // bench/report/page/layers.ts
  var WHOLE_MILLISECONDS = 3e4;
  var SHORTEST = 300;
  var LONGEST = 1500;
  function textOf({ notFinite }, frame, at) {
    if (frame === null) return "\u2013";
    return String(frame[at] ?? notFinite);
  }
  function startArticle(article) {
    const data2 = entry(layers, article.dataset.layers);
    const { frames } = data2, last = frames.length - 1;
    const box = find(article, ".player"), status = find(box, "[role=status]");
    const slider = find(box, "input"), numbers = find(article, ".layer-numbers");
    const all2 = data2.values.flat().map((own) => own.map((frame) => frame === null ? null : unpack(frame)));
    const rows = findAll(numbers, "tbody tr");
    const lists = findAll(article, ".moments").map((list) => findAll(list, "li"));
    const show2 = (at) => {
      const name = frames[at];
      slider.value = String(at);
      slider.setAttribute("aria-valuetext", name);
      status.textContent = name;
      find(numbers, "summary span").textContent = name;
      find(numbers, ".scroll").setAttribute("aria-label", name);
      for (const items of lists) {
        const shown = items.findLast((item) => Number(item.dataset.from) <= at);
        for (const item of items) item.hidden = item !== shown;
      }
      for (const cursor of findAll(article, ".cursor")) {
        cursor.setAttribute("d", `M${at} 0h1v${data2.layers.length}h-1z`);
      }
      for (const [l, row] of rows.entries()) {
        for (const [c, own] of all2.entries()) {
          row.cells[c + 1].textContent = textOf(data2, own[at], l);
        }
      }
    };
    const { goTo: goTo2 } = startStepper({
      ...{
        around: article,
        box,
        last,
        show: show2
      },
      milliseconds: Math.max(SHORTEST, Math.min(LONGEST, WHOLE_MILLISECONDS / frames.length))
    });
    slider.addEventListener("input", () => goTo2(Number(slider.value)));
    for (const [c, figure] of findAll(article, "figure").entries()) {
      startPicture(figure, data2, all2[c], goTo2);
    }
    show2(0);
  }
  function startPicture(figure, data2, own, goTo2) {
    const svg2 = find(figure, "svg"), small = find(figure, "small");
    const place = ({ clientX, clientY }) => {
      const { left, top, width, height } = svg2.getBoundingClientRect();
      const within = (share, count2) => Math.max(0, Math.min(count2 - 1, Math.floor(share * count2)));
      return {
        frame: within((clientX - left) / width, data2.frames.length),
        layer: within((clientY - top) / height, data2.layers.length)
      };
    };
    svg2.addEventListener("pointermove", (event) => {
      const { frame, layer } = place(event), name = data2.layers[layer];
      const where = Number.isNaN(Number(name)) ? name : `layer ${name}`;
      small.textContent = `${data2.frames[frame]}, ${where}: ${textOf(data2, own[frame], layer)}`;
    });
    svg2.addEventListener("pointerleave", () => small.textContent = small.dataset.about);
    svg2.addEventListener("click", (event) => goTo2(place(event).frame));
  }
  function startLayers() {
    for (const article of findAll(document, "[data-layers]")) startArticle(article);
  }

  // bench/report/page/links.ts
  var details = findAll(document, "details[id]:not(#filter-choices, [id^='choice-'])");
  var openAtFirst = new Set(details.filter(({ open }) => open).map(({ id }) => id));
  function showDetails({ open, closed }) {
    for (const one of details) {
      one.open = open.has(one.id) || openAtFirst.has(one.id) && !closed.has(one.id);
    }
  }
  function foldsAround(section) {
    const folds2 = [];
    let fold = document.getElementById(section)?.closest("details") ?? null;
    while (fold !== null) {
      folds2.push(fold);
      fold = fold.parentElement?.closest("details") ?? null;
    }
    return folds2;
  }
  function goTo(section) {
    const target = document.getElementById(section);
    if (target === null) return;
    for (const fold of foldsAround(section)) fold.open = true;
    if (!target.matches("a, button, input, summary, [tabindex]")) target.tabIndex = -1;
    target.focus({
      preventScroll: true
    });
    target.scrollIntoView();
  }
  function viewAt(section) {
    let { open, closed } = currentView();
    for (const fold of foldsAround(section).filter((one) => details.includes(one))) {
      if (openAtFirst.has(fold.id)) closed = changed(closed, fold.id, false);
      else open = changed(open, fold.id, true);
    }
    return {
      section,
      open,
      closed
    };
  }
  function changed(set, id, isIn) {
    return isIn ? /* @__PURE__ */ new Set([
      ...set,
      id
    ]) : new Set([
      ...set
    ].filter((one) => one !== id));
  }
  function startLinks() {
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const section2 = link.hash.slice(1);
      changeView(viewAt(section2));
      goTo(section2);
    });
    for (const one of details) {
      one.addEventListener("toggle", () => {
        if (document.documentElement.classList.contains("printing")) return;
        const ids = (isOpen) => new Set(details.filter(({ open, id }) => open === isOpen && openAtFirst.has(id) !== isOpen).map(({ id }) => id));
        const view2 = currentView(), change = {
          open: ids(true),
          closed: ids(false)
        };
        if (writeView({
          ...view2,
          ...change
        }) !== writeView(view2)) {
          changeView(change, {
            replace: true
          });
        }
      });
    }
    let section = "";
    onView(showDetails);
    addEventListener("hashchange", () => {
      if (currentView().section !== section) goTo(currentView().section);
      section = currentView().section;
    });
    showDetails(currentView());
    section = currentView().section;
    goTo(section);
  }

  // bench/report/page/picture_strokes.ts
  var DIGITS2 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var MIDDLE = 31;
  var SHADES = 5;
  var GAP = 1;
  function pictureHeight({ maps, rows }) {
    return maps * (rows + GAP) - GAP;
  }
  function topOf(line, { rows }) {
    return line + Math.floor(line / rows) * GAP;
  }
  function lineAt(share, size) {
    const { maps, rows } = size, at = share * pictureHeight(size);
    const map = Math.min(maps - 1, Math.floor(at / (rows + GAP)));
    return map * rows + Math.max(0, Math.min(rows - 1, Math.floor(at - map * (rows + GAP))));
  }
  function valueAt2(values, place) {
    return (DIGITS2.indexOf(values[place]) - MIDDLE) / MIDDLE;
  }
  function pictureStrokes(values, size) {
    const { maps, rows, positions } = size, paths = Array(2 * SHADES).fill("");
    for (let line = 0; line < maps * rows; line++) {
      const y = Math.round(100 * (topOf(line, size) + 0.5)) / 100;
      let from = 0;
      for (let x = 1; x <= positions; x++) {
        const own = shadeOf(valueAt2(values, line * positions + from));
        if (x < positions && shadeOf(valueAt2(values, line * positions + x)) === own) continue;
        const place = own < 0 ? own + SHADES : own + SHADES - 1;
        if (own !== 0) paths[place] += `M${from} ${y}h${x - from}`;
        from = x;
      }
    }
    return paths;
  }
  function shadeOf(value) {
    return Math.max(-SHADES, Math.min(SHADES, Math.round(value * SHADES))) || 0;
  }

  // bench/report/page/pictures.ts
  var WHOLE_MILLISECONDS2 = 12e3;
  var SHORTEST2 = 250;
  var LONGEST2 = 1200;
  function startArticle2(article) {
    const data2 = entry(pictures, article.dataset.pictures), last = data2.values.length - 1;
    const box = find(article, ".player"), status = find(box, "[role=status]");
    const slider = find(box, "input");
    const [figure, ...others] = findAll(article, "figure");
    for (const other of others) other.classList.add("on-paper");
    const name = find(figure, "figcaption span"), scroll = find(figure, ".scroll");
    const question = find(article, ".question").textContent;
    const answer = find(figure, ".now");
    const paths = findAll(figure, ".memory svg path:not(.gap)");
    const rows = findAll(article, ".answers tbody tr");
    let shown = 0;
    const show2 = (at) => {
      shown = at;
      const row = rows[at], { name: title = "", says = "" } = row.dataset;
      slider.value = String(at);
      slider.setAttribute("aria-valuetext", title);
      status.textContent = `${title}: ${says}`;
      name.textContent = title;
      scroll.ariaLabel = `${title}: ${question}`;
      for (const [i, path] of pictureStrokes(data2.values[at], data2).entries()) {
        paths[i].setAttribute("d", path);
      }
      const cells = [
        ...row.cells
      ].slice(1, -1).map((cell) => cell.cloneNode(true));
      answer.replaceChildren(answer.cells[0], ...cells);
      for (const other of rows) {
        if (other === row) other.setAttribute("aria-current", "step");
        else other.removeAttribute("aria-current");
      }
    };
    const { goTo: goTo2 } = startStepper({
      ...{
        around: article,
        box,
        last,
        show: show2
      },
      milliseconds: Math.max(SHORTEST2, Math.min(LONGEST2, WHOLE_MILLISECONDS2 / Math.max(1, last)))
    });
    slider.addEventListener("input", () => goTo2(Number(slider.value)));
    for (const [at, row] of rows.entries()) row.addEventListener("click", () => goTo2(at));
    startPointer(figure, data2, () => shown);
    show2(0);
  }
  function startPointer(figure, data2, shown) {
    const { rows, positions } = data2;
    const svg2 = find(figure, ".memory svg"), small = find(figure, "figcaption small");
    svg2.addEventListener("pointermove", ({ clientX, clientY }) => {
      const { left, top, width, height } = svg2.getBoundingClientRect();
      const line = lineAt((clientY - top) / height, data2);
      const share = (clientX - left) / width;
      const position = Math.max(0, Math.min(positions - 1, Math.floor(share * positions)));
      const value = valueAt2(data2.values[shown()], line * positions + position);
      small.textContent = `map ${Math.floor(line / rows) + 1}, row ${line % rows + 1}, position ${position + 1}: ${value.toFixed(2)}`;
    });
    svg2.addEventListener("pointerleave", () => small.textContent = "");
  }
  function startPictures() {
    for (const article of findAll(document, "[data-pictures]")) startArticle2(article);
  }

  // bench/report/page/player.ts
  var STEP_MILLISECONDS = 2e3;
  function show({ article, box, status, heads, steps, passages }, at, before) {
    const head = at === before ? void 0 : heads[at - 1], column = head?.dataset.column;
    for (const [i, step] of steps.entries()) mark(step, head !== void 0 && i === at - 1);
    for (const passage of passages) {
      const { first, last } = passage.dataset;
      mark(passage, Number(first) <= at && at <= Number(last));
    }
    for (const row of findAll(article, "thead tr, tbody tr:not(.more)")) {
      const cells = [
        ...row.cells
      ];
      const isMarked = !head || cells[head.cellIndex].classList.contains("on");
      row.classList.toggle("taken", row.parentElement?.tagName === "TBODY" && isMarked);
      for (const [i, cell] of cells.entries()) {
        cell.classList.toggle("current", i === head?.cellIndex);
        cell.classList.toggle("later", head !== void 0 && i > head.cellIndex);
        cell.classList.toggle("looked-at", column !== void 0 && i === Number(column) + 1);
      }
    }
    article.classList.toggle("playing", head !== void 0);
    const { unit = "", start = "" } = box.dataset;
    const words2 = steps[at - 1]?.querySelector("p")?.textContent ?? head?.dataset.says;
    status.textContent = head ? `${unit.slice(0, 1).toUpperCase()}${unit.slice(1)} ${at} of ${heads.length}. ${words2}` : start;
  }
  function mark(line, isCurrent) {
    if (isCurrent) line.setAttribute("aria-current", "step");
    else line.removeAttribute("aria-current");
  }
  function startPlayer(article) {
    const box = find(article, ".player"), status = find(box, "[role=status]");
    const player = {
      ...{
        article,
        box,
        status
      },
      heads: findAll(article, "thead .step"),
      steps: findAll(article, ".program-steps > li"),
      passages: findAll(article, ".passages > div")
    };
    const idle = article.querySelector("details.idle-steps");
    const first = () => idle === null || idle.open ? 0 : findAll(idle, ".program-steps > li").length;
    const { goTo: goTo2 } = startStepper({
      ...{
        around: article,
        box,
        last: player.heads.length,
        milliseconds: STEP_MILLISECONDS
      },
      first,
      show: (position) => show(player, position, first())
    });
    idle?.addEventListener("toggle", () => goTo2(first()));
    status.textContent = `Shows it ${box.dataset.unit} by ${box.dataset.unit}; so do the arrow keys.`;
  }
  function unfold(cell) {
    const line = cell.closest("tr");
    const like = line.previousElementSibling;
    const rows = entry(folds, cell.dataset.fold).rows.map((texts) => {
      const row = like.cloneNode(true);
      for (const [i, text] of texts.entries()) row.cells[i].textContent = text;
      return row;
    });
    cell.closest(".scroll")?.focus();
    line.replaceWith(...rows);
  }
  function startPlayers() {
    for (const article of findAll(document, ".playable")) startPlayer(article);
    for (const cell of findAll(document, "[data-fold]")) {
      cell.replaceChildren(makeButton(cell.textContent, () => unfold(cell)));
    }
  }

  // bench/report/page/playground/network.ts
  var FLOAT_BYTES = 4;
  function decode(text) {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const view2 = new DataView(bytes.buffer);
    const number = (_, i) => view2.getFloat32(FLOAT_BYTES * i, true);
    return Float64Array.from({
      length: bytes.length / FLOAT_BYTES
    }, number);
  }
  function loadNetwork({ options: options2, shape, vocabulary, parameters }) {
    return {
      options: options2,
      shape,
      vocabulary,
      ids: new Map(vocabulary.map((word, id) => [
        word,
        id
      ])),
      tables: new Map(Object.entries(parameters).map(([name, { values }]) => [
        name,
        decode(values)
      ]))
    };
  }
  function unknown(option, value) {
    return new TypeError(`Cannot use a network whose ${option} is ${JSON.stringify(value)}`);
  }
  function rolesOf({ options: { hops, tying }, tables: tables2 }) {
    const table = (name) => {
      const found = tables2.get(name);
      if (found === void 0) throw new TypeError(`Cannot find a parameter of the network: ${name}`);
      return found;
    };
    switch (tying) {
      case "adjacent": {
        const all2 = Array.from({
          length: hops + 1
        }, (_, hop) => table(`embedding${hop}`));
        const input = all2.slice(0, hops), output = all2.slice(1);
        return {
          input,
          output,
          question: table("embedding0"),
          answer: table(`embedding${hops}`)
        };
      }
      case "layerWise":
        return {
          input: Array.from({
            length: hops
          }, () => table("input")),
          output: Array.from({
            length: hops
          }, () => table("output")),
          question: table("question"),
          answer: table("answer"),
          between: table("between")
        };
      default:
        throw unknown("tying", tying);
    }
  }
  function weightOf(encoding, j, J, k, d) {
    switch (encoding) {
      case "bagOfWords":
        return 1;
      case "position":
        return 1 - j / J - k / d * (1 - 2 * j / J);
      case "centredPosition":
        return 1 + 4 * (k - (d + 1) / 2) * (j - (J + 1) / 2) / (d * J);
      default:
        throw unknown("encoding", encoding);
    }
  }
  function addRow(sum, table, row, weight) {
    const d = sum.length;
    for (let k = 1; k <= d; k++) sum[k - 1] += weight(k) * table[row * d + k - 1];
  }
  function addWords(sum, ids, table, { options: { encoding }, shape }) {
    const read = 1 + ids.findLastIndex((id) => id !== 0);
    const J = encoding === "position" ? read : longestSentence(shape);
    for (const [i, id] of ids.slice(0, read).entries()) {
      if (id > 0) addRow(sum, table, id - 1, (k) => weightOf(encoding, i + 1, J, k, sum.length));
    }
  }
  function longestSentence({ statementWords, questionWords }) {
    return Math.max(statementWords, questionWords) + 1;
  }
  function addAge(sum, age, table, { options: { encoding, temporalEncoding }, shape, vocabulary }) {
    const last = longestSentence(shape), row = vocabulary.length - 2 + age;
    switch (temporalEncoding) {
      case "none":
        return;
      case "outside":
        return addRow(sum, table, row, () => 1);
      case "inside":
        return addRow(sum, table, row, (k) => weightOf(encoding, last, last, k, sum.length));
      default:
        throw unknown("temporal encoding", temporalEncoding);
    }
  }
  function dot(vector, table, row = 0) {
    const start = row * vector.length;
    return vector.reduce((sum, value, k) => sum + value * table[start + k], 0);
  }
  function softmax(scores, others = 0) {
    const highest = Math.max(others > 0 ? 0 : -Infinity, ...scores);
    const powers = scores.map((score) => Math.exp(score - highest));
    const sum = powers.reduce((sum2, power) => sum2 + power, others > 0 ? others * Math.exp(-highest) : 0);
    return powers.map((power) => power / sum);
  }
  function answerStory(network, { statements, question }) {
    const { options: options2, shape, vocabulary } = network, d = options2.embeddingSize;
    const { input, output, question: B, answer: W, between: H } = rolesOf(network);
    const embed = (table) => statements.map((ids, slot) => {
      const sum = new Float64Array(d);
      addAge(sum, slot + 1, table, network);
      addWords(sum, ids, table, network);
      return sum;
    });
    const empty = options2.maskEmptySlots ? 0 : shape.memorySlots - statements.length;
    let u = new Float64Array(d);
    addWords(u, question, B, network);
    const attention = input.map((A, hop) => {
      const state = u;
      const p = softmax(embed(A).map((m) => dot(state, m)), empty);
      const next = state.map((value, k) => H === void 0 ? value : dot(state, H, k));
      for (const [slot, c] of embed(output[hop]).entries()) {
        for (let k = 0; k < d; k++) next[k] += p[slot] * c[k];
      }
      u = options2.relu ? next.map((value) => Math.max(0, value)) : next;
      return p;
    });
    const scores = vocabulary.map((_, id) => id === 0 ? 0 : dot(u, W, id - 1));
    return {
      attention,
      probabilities: softmax(scores)
    };
  }

  // bench/report/page/playground/reading.ts
  function wordOf(token, ids) {
    const word = token.toLowerCase().normalize("NFC").replace(/[.?]$/, "");
    return word === "" || ids.has(word) ? word : word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
  }
  function readSentence(text, ids, most) {
    let words2 = 0;
    const read = [];
    const pieces = text.split(/(\s+)/).filter((piece) => piece !== "").map((piece) => {
      const word = wordOf(piece.trim(), ids);
      if (word === "") return {
        text: piece,
        word: null,
        isRead: true,
        isKnown: true
      };
      words2 += 1;
      const isRead = words2 <= most, id = ids.get(word);
      if (isRead) read.push(id ?? 0);
      return {
        text: piece,
        word,
        isRead,
        isKnown: id !== void 0
      };
    });
    return {
      text,
      pieces,
      ids: read,
      isCut: words2 > most
    };
  }
  function sentencesOf(text) {
    return text.split(/\n|(?<=[.!?])\s+/).map((line) => line.trim()).filter((line) => line !== "");
  }
  function readStory({ shape, ids }, story, question) {
    const { memorySlots, statementWords, questionWords } = shape;
    const told2 = sentencesOf(story);
    const statements = told2.map((text, i) => {
      const slot = told2.length - 1 - i;
      return {
        ...readSentence(text, ids, statementWords),
        slot,
        isRemembered: slot < memorySlots
      };
    });
    const asked = readSentence(question.trim(), ids, questionWords);
    const words2 = [
      ...statements,
      asked
    ].flatMap(({ pieces }) => pieces);
    const unknown2 = words2.flatMap(({ word, isKnown }) => word === null || isKnown ? [] : [
      word
    ]);
    return {
      statements,
      question: asked,
      unknown: [
        ...new Set(unknown2)
      ],
      memory: statements.filter(({ isRemembered }) => isRemembered).map(({ ids: ids2 }) => ids2).reverse()
    };
  }

  // bench/report/page/playground/playground.ts
  var MOST_WORDS = 5;
  var QUIET_MILLISECONDS = 700;
  var percent = (share) => Math.round(100 * share);
  function likeliest(probabilities, vocabulary) {
    return [
      ...probabilities.entries()
    ].sort(([i, a], [j, b]) => b - a || i - j).slice(0, MOST_WORDS).map(([id, probability]) => ({
      word: id === 0 ? "(no word)" : vocabulary[id],
      probability
    }));
  }
  function hintsOf({ statements, question, unknown: unknown2 }) {
    const forgotten = statements.filter(({ isRemembered }) => !isRemembered).length;
    const isCut = [
      ...statements,
      question
    ].some((sentence) => sentence.isCut);
    return [
      ...unknown2.length > 0 ? [
        `Unknown to the network, which passes over it: ${unknown2.join(", ")}`
      ] : [],
      ...isCut ? [
        "The ends of sentences that are longer than any it was shown are not read"
      ] : [],
      ...forgotten > 0 ? [
        `The memory is full: ${forgotten} of the first sentences are forgotten`
      ] : [],
      ...statements.length === 0 ? [
        "The story is empty"
      ] : [],
      ...question.ids.length === 0 ? [
        "There is no question"
      ] : []
    ];
  }
  function sentenceOf({ pieces }) {
    return pieces.map(({ text, isKnown, isRead }) => isKnown && isRead ? text : make("mark", {
      title: isKnown ? "not read" : "unknown"
    }, text));
  }
  function rowOf(sentence, shares, className = "") {
    return make("tr", {
      className
    }, make("th", {
      scope: "row"
    }, ...sentence), ...shares);
  }
  function startPlayground(form, data2) {
    const { network: description, stories, shades, firstInk } = data2;
    const network = loadNetwork(description);
    const preset = find(form, "#playground-preset");
    const story = find(form, "#playground-story");
    const question = find(form, "#playground-question");
    const reply = find(form, ".reply"), words2 = find(form, ".words"), rows = find(form, "tbody");
    const status = find(form, "[role=status]"), hints = find(form, ".hints");
    const chosen2 = () => stories[preset.selectedIndex] ?? {
      story: "",
      question: "",
      answer: null
    };
    let timer;
    function cellOf(share) {
      const shade = Math.max(0, Math.min(shades, Math.round(share * shades)));
      const className = `a${shade}${shade > firstInk ? " strong" : ""}`;
      return make("td", {
        className
      }, `${percent(share)}`);
    }
    function showAttention({ statements }, attention) {
      const lines2 = statements.map((one) => one.isRemembered ? rowOf(sentenceOf(one), attention.map((hop) => cellOf(hop[one.slot]))) : rowOf([
        one.text
      ], attention.map(() => make("td", {
        className: "a0"
      }, "\u2013")), "empty"));
      const rest = attention.map((hop) => Math.max(0, 1 - hop.reduce((sum, share) => sum + share, 0)));
      if (rest.some((share) => share >= 5e-3)) {
        lines2.push(rowOf([
          "(empty memory)"
        ], rest.map(cellOf), "empty"));
      }
      rows.replaceChildren(...lines2);
    }
    function showAnswer(answers) {
      const { story: told2, question: asked, answer } = chosen2();
      const isOwn = story.value === told2 && question.value === asked;
      const { word, probability } = answers[0];
      reply.replaceChildren("It says ", make("strong", {}, word), `, ${percent(probability)} % sure`);
      if (isOwn && answer !== null) {
        reply.append(word === answer ? ", and is right" : `, and is wrong: the answer is ${answer}`);
      }
      reply.classList.toggle("right", isOwn && word === answer);
      reply.classList.toggle("wrong", isOwn && answer !== null && word !== answer);
      words2.replaceChildren(...answers.map(({ word: word2, probability: probability2 }) => {
        const bar = make("span", {
          className: `bar a${Math.round(shades * probability2)}`
        });
        return make("li", {}, bar, `${word2} ${percent(probability2)} %`);
      }));
    }
    function update() {
      const read = readStory(network, story.value, question.value);
      const { attention, probabilities } = answerStory(network, {
        statements: read.memory,
        question: read.question.ids
      });
      const sentences = hintsOf(read);
      showAttention(read, attention);
      showAnswer(likeliest(probabilities, network.vocabulary));
      hints.replaceChildren(...sentences.map((text) => make("li", {}, text)));
      clearTimeout(timer);
      timer = setTimeout(() => {
        status.textContent = [
          reply.textContent,
          ...sentences
        ].map((one) => `${one}.`).join(" ");
      }, QUIET_MILLISECONDS);
    }
    function begin() {
      const { story: told2, question: asked } = chosen2();
      story.value = told2;
      question.value = asked;
      update();
    }
    find(form, ".vocabulary").textContent = network.vocabulary.slice(1).toSorted().join(", ");
    form.addEventListener("input", ({ target }) => target === preset ? begin() : update());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      begin();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    find(document, "#playground .unscripted").hidden = true;
    begin();
  }
  function startPlaygrounds() {
    for (const form of findAll(document, "form.playground")) {
      startPlayground(form, JSON.parse(find(document, "#playground-data").textContent));
    }
  }

  // bench/report/page/tables/rows.ts
  var ROWS = 200;
  var count = (number) => number.toLocaleString("en");
  function valueOf({ names, values }, row) {
    const value = values[row] ?? null;
    return names === void 0 ? value : names[Number(value)] ?? null;
  }
  var compare = (one, other) => typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), "en", {
    numeric: true
  });
  function rowsOf({ columns }, view2, choice) {
    const wanted = choice.wanted.trim().toLowerCase();
    const rows = [
      ...columns[0]?.values.keys() ?? []
    ].filter((row) => columns.every((column2) => column2.namesAre === void 0 || isShown(view2, column2.namesAre, String(valueOf(column2, row)))) && (wanted === "" || columns.some((column2) => String(valueOf(column2, row) ?? "").toLowerCase().includes(wanted))));
    const column = choice.sort === null ? void 0 : columns[choice.sort];
    if (column === void 0) return rows;
    const sign = choice.isDown ? -1 : 1;
    const isNone = (row) => Number(valueOf(column, row) === null);
    return rows.sort((one, other) => isNone(one) - isNone(other) || sign * compare(valueOf(column, one), valueOf(column, other)));
  }
  function build(details2, table) {
    const { id, title, columns } = table;
    let choice = {
      wanted: "",
      sort: null,
      isDown: false
    };
    let page = 0, rows = [];
    const status = make("p", {
      role: "status"
    });
    const turn = (by) => {
      page += by;
      show2();
    };
    const back = makeButton("Previous rows", () => back.ariaDisabled === "true" || turn(-1));
    const next = makeButton("Next rows", () => next.ariaDisabled === "true" || turn(1));
    const cells = (row) => columns.map((column) => valueOf(column, row));
    const keep = makeButton("CSV of these rows", () => {
      const heads2 = columns.map(({ title: title2 }) => title2);
      saveCsv({
        heads: heads2,
        rows: rows.map(cells)
      }, fileName([
        suite,
        title
      ], "csv"));
    });
    const search = make("input", {
      type: "search",
      id: `${id}-find`,
      autocomplete: "off"
    });
    search.addEventListener("input", () => select({
      ...choice,
      wanted: search.value
    }));
    const box = makeTable({
      heads: columns.map(() => ""),
      rows: []
    }, {
      label: title
    });
    const body = find(box, "tbody"), heads = findAll(box, "thead th");
    for (const [i, head] of heads.entries()) {
      head.append(makeButton(columns[i].title, () => {
        select({
          ...choice,
          sort: i,
          isDown: choice.sort === i && !choice.isDown
        });
      }));
    }
    function show2() {
      const first = page * ROWS, shown = rows.slice(first, first + ROWS);
      body.replaceChildren(...shown.map((row) => makeRow(cells(row))));
      box.scrollTop = 0;
      status.textContent = rows.length === 0 ? "No row is like this." : `Rows ${count(first + 1)} to ${count(first + shown.length)} of ${count(rows.length)}`;
      back.ariaDisabled = String(page === 0);
      next.ariaDisabled = String(first + ROWS >= rows.length);
      for (const [i, head] of heads.entries()) {
        if (choice.sort === i) head.ariaSort = choice.isDown ? "descending" : "ascending";
        else head.removeAttribute("aria-sort");
      }
    }
    function select(change) {
      choice = change;
      rows = rowsOf(table, currentView(), choice);
      page = 0;
      show2();
    }
    const label = make("label", {
      htmlFor: search.id
    }, "Find in the rows");
    details2.append(make("div", {
      className: "row-controls"
    }, label, search, back, next, keep), status, box);
    onView(() => select(choice));
    select(choice);
  }
  function startRows() {
    for (const details2 of findAll(document, "details[data-rows]")) {
      details2.querySelector(".without-script")?.remove();
      details2.addEventListener("toggle", () => {
        if (!details2.open || details2.querySelector("table")) return;
        build(details2, entry(tables, details2.dataset.rows));
      });
    }
  }

  // bench/report/page/tables/tables.ts
  function upright({ heads, rows }) {
    const [row, ...others] = rows;
    if (row === void 0 || others.length > 0 || heads.length < 4) return {
      heads,
      rows
    };
    const [first, ...numbers] = row, [corner = "", ...names] = heads;
    return {
      heads: [
        corner,
        String(first)
      ],
      rows: numbers.map((number, i) => [
        names[i],
        number
      ])
    };
  }
  function fill(details2) {
    const chart = shownChart(details2.dataset.table);
    const { title, valueTitle } = chart;
    details2.querySelector(".scroll")?.remove();
    details2.append(makeTable(upright(numbersOf(chart)), {
      label: `Numbers: ${title}`,
      caption: valueTitle
    }));
  }
  function breakLongNames() {
    for (const cell of findAll(document, "main .scroll :is(th, td)")) {
      if (/\S{40}/.test(cell.textContent)) cell.classList.add("long");
    }
  }
  function startTables() {
    breakLongNames();
    const all2 = findAll(document, "details[data-table]");
    for (const details2 of all2) {
      details2.addEventListener("toggle", () => {
        if (details2.open && !details2.querySelector(".scroll")) fill(details2);
      });
    }
    let before = "";
    onView(({ workload, variant }) => {
      const now = JSON.stringify([
        ...workload,
        null,
        ...variant
      ]);
      if (now === before) return;
      before = now;
      for (const details2 of all2) {
        if (details2.open) fill(details2);
        else details2.querySelector(".scroll")?.remove();
      }
    });
  }

  // bench/report/page/trials.ts
  var quoted = (text) => /^(?!=)[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  var textsOf = ({ values, names }) => values.map((value) => String(names === void 0 ? value : names[Number(value)]));
  function startTrial(box, { settings, table }) {
    const [ids, workloads2, variants2, seeds, states, digests] = entry(tables, table).columns.slice(0, 6).map(textsOf);
    function commandOf(row) {
      const seed = `${seeds[row]}-${seeds[row]}`;
      const choice = [
        "--workload",
        workloads2[row],
        "--variant",
        variants2[row],
        "--seeds",
        seed
      ];
      const words2 = [
        ...choice,
        "--fresh",
        "--out",
        `results/${ids[row]}`
      ];
      return [
        settings,
        ...words2.map(quoted)
      ].join(" ");
    }
    const parts = [
      {
        title: "Workload",
        texts: workloads2,
        select: make("select")
      },
      {
        title: "Variant",
        texts: variants2,
        select: make("select")
      },
      {
        title: "Seed",
        texts: seeds,
        select: make("select")
      }
    ];
    const command = find(box, "pre"), what = find(box, ".what");
    const state = make("span", {
      role: "status"
    });
    const copy = makeButton("Copy the command", () => void copyCommand());
    function refresh2() {
      let left = [
        ...ids.keys()
      ];
      for (const { texts, select } of parts) {
        const values = [
          ...new Set(left.map((row) => texts[row]))
        ];
        const value = values.includes(select.value) ? select.value : values[0];
        select.replaceChildren(...values.map((text) => make("option", {
          value: text
        }, text)));
        select.value = value;
        left = left.filter((row) => texts[row] === value);
      }
      show2(left[0]);
    }
    function show2(row) {
      command.textContent = commandOf(row);
      what.replaceChildren(`${workloads2[row]}, ${variants2[row]}, seed ${seeds[row]}: ${states[row]}`);
      if (digests[row] !== "") what.append(", digest ", make("code", {}, digests[row]));
      state.textContent = "";
    }
    async function copyCommand() {
      try {
        await navigator.clipboard.writeText(command.textContent);
        state.textContent = "Copied";
      } catch {
        getSelection()?.selectAllChildren(command);
        state.textContent = "Selected: copy it by hand";
      }
    }
    for (const { select } of parts) select.addEventListener("change", refresh2);
    find(box, ".choices").append(...parts.map(({ title, select }) => make("label", {}, title, select)));
    box.append(make("p", {
      className: "copying"
    }, copy, state));
    refresh2();
  }
  function startTrials() {
    if (trials === null) return;
    for (const box of findAll(document, ".trial")) startTrial(box, trials);
  }

  // bench/report/page/main.ts
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
  Object.assign(globalThis, {
    gradnoiseReport: {
      drawAll
    }
  });
})();
