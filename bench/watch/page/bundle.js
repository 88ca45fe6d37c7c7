(() => {
  // bench/watch/page/announcer.ts
  var PAUSE = 3e4;
  var STEP = 0.1;
  var Announcer = class {
    #said = null;
    #at = -Infinity;
    /** @returns Null where there is nothing to say. */
    newsOf(view, now) {
      const said = this.#said;
      const isOther = said === null || said.status !== view.status || said.run !== view.run;
      const isMore = said !== null && (view.failed > said.failed || shareOf(view) - shareOf(said) >= STEP);
      if (!isOther && !(isMore && now - this.#at >= PAUSE)) return null;
      const failed = view.failed > (isOther ? 0 : said.failed) ? `, ${view.failed} failed` : "";
      this.#said = view;
      this.#at = now;
      const words = `${view.words}${failed}`;
      return isOther ? [
        view.title,
        words
      ].filter((text) => text !== "").join(": ") : words;
    }
  };
  function shareOf({ done, planned }) {
    return done / Math.max(1, planned);
  }

  // bench/watch/page/connection.ts
  var PATIENCE = 2500;
  function connect(onView, onChange) {
    const events = new EventSource("events");
    let timer;
    events.onmessage = ({ data }) => onView(JSON.parse(data));
    events.onopen = () => {
      clearTimeout(timer);
      timer = void 0;
      onChange(false);
    };
    events.onerror = () => {
      timer ??= setTimeout(() => {
        timer = void 0;
        onChange(true);
        if (events.readyState === EventSource.CLOSED) connect(onView, onChange);
      }, PATIENCE);
    };
  }

  // bench/report/page/elements.ts
  function find(within, selector) {
    const element = within.querySelector(selector);
    if (element === null) throw new TypeError(`Cannot find an element of the page: ${selector}`);
    return element;
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

  // bench/watch/page/keep.ts
  var KeptList = class {
    #parent;
    #keyOf;
    #make;
    #kept = /* @__PURE__ */ new Map();
    constructor(parent, keyOf, make2) {
      this.#parent = parent;
      this.#keyOf = keyOf;
      this.#make = make2;
    }
    draw(items) {
      const before = this.#kept;
      this.#kept = /* @__PURE__ */ new Map();
      for (const [i, item] of items.entries()) {
        const key = this.#keyOf(item);
        const kept = before.get(key) ?? this.#make(item);
        before.delete(key);
        this.#kept.set(key, kept);
        kept.update(item);
        const there = this.#parent.children[i] ?? null;
        if (there !== kept.element) this.#parent.insertBefore(kept.element, there);
      }
      for (const { element } of before.values()) element.remove();
    }
  };
  function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  // bench/watch/page/failures.ts
  var section = find(document, "#failures");
  var failures = new KeptList(find(section, "ul"), ({ name, message }) => `${name}
${message}`, ({ name, message }) => {
    const element = make("li", {}, make("strong", {}, name), message);
    return {
      element,
      update: () => {
      }
    };
  });
  function drawFailures({ failures: all, failed }) {
    section.hidden = failed === 0;
    const words = find(section, "p");
    words.hidden = failed <= all.length;
    setText(words, `The last ${all.length} of ${failed}.`);
    failures.draw(all.toReversed());
  }

  // bench/watch/page/header.ts
  var facts = new KeptList(find(document, "#facts"), ([name]) => name, ([name]) => {
    const value = make("dd"), element = make("div", {}, make("dt", {}, name), value);
    return {
      element,
      update: ([, text]) => setText(value, text)
    };
  });
  function drawHeader(view) {
    const { title, words, done, planned, run, status } = view;
    document.documentElement.dataset.status = status;
    document.title = planned === 0 ? "gradnoise watch" : `${done} of ${planned}: ${run} \u2013 gradnoise watch`;
    setText(find(document, "#title"), title);
    setText(find(document, "#words"), words);
    const all = find(document, "#all");
    all.hidden = planned === 0;
    all.max = Math.max(1, planned);
    all.value = done;
    facts.draw(view.facts);
    const report = find(document, "#report");
    report.hidden = done === 0;
    const link = find(report, "a");
    link.href = `report/${encodeURIComponent(run)}`;
    setText(link, status === "ended" ? "The report" : "The report so far");
  }
  function drawWaiting(isLost) {
    const words = find(document, "#connection");
    words.hidden = !isLost;
    setText(words, isLost ? "The connection is lost; it comes back as soon as watch answers." : "");
    setText(find(document, "#news"), words.textContent ?? "");
  }

  // bench/watch/page/spark_path.ts
  var WIDTH = 120;
  var HEIGHT = 32;
  var MARGIN = 2;
  function pathOf(losses) {
    const finite = losses.filter((loss) => loss !== null);
    const least = Math.min(...finite), most = Math.max(...finite);
    const step = (WIDTH - 2 * MARGIN) / Math.max(1, losses.length - 1);
    const scale = (HEIGHT - 2 * MARGIN) / (most - least || 1);
    let isDown = false;
    return losses.map((loss, i) => {
      if (loss === null) {
        isDown = false;
        return "";
      }
      const [x, y] = [
        MARGIN + i * step,
        MARGIN + (most - loss) * scale
      ];
      const command = isDown ? "L" : "M";
      isDown = true;
      return `${command}${x.toFixed(1)} ${y.toFixed(1)}`;
    }).join("");
  }

  // bench/watch/page/sparkline.ts
  var SVG = "http://www.w3.org/2000/svg";
  function makeSparkline() {
    const element = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    for (const [name, value] of Object.entries({
      class: "sparkline",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: "none",
      "aria-hidden": "true"
    })) element.setAttribute(name, value);
    element.append(path);
    return {
      element,
      draw(losses) {
        path.setAttribute("d", pathOf(losses));
        const finite = losses.filter((loss) => loss !== null);
        element.toggleAttribute("hidden", finite.length < 2);
      }
    };
  }

  // bench/watch/page/running.ts
  var trials = new KeptList(find(document, "#running > ul"), ({ id }) => id, makeTrial);
  function drawRunning({ running }) {
    find(document, "#running").hidden = running.length === 0;
    trials.draw(running);
  }
  function makeTrial({ name }) {
    const where = make("span"), losses = makeSparkline(), loss = make("span"), rest = make("small");
    const element = make("li", {}, make("strong", {}, name), where, losses.element, loss, rest);
    return {
      element,
      update(trial) {
        setText(where, [
          trial.epoch,
          trial.host
        ].filter((text) => text !== "").join(" on "));
        losses.draw(trial.losses);
        setText(loss, trial.loss);
        setText(rest, [
          trial.error,
          trial.left
        ].map((text) => text && `, ${text}`).join(""));
      }
    };
  }

  // bench/watch/page/trials.ts
  var KEYS = 6;
  var workloads = new KeptList(find(document, "#trials > div"), ({ name }) => name, makeWorkload);
  function drawTrials({ cells }) {
    find(document, "#trials").hidden = cells.length === 0;
    const variants = [
      ...new Set(cells.map(({ variant }) => variant))
    ];
    const placed = cells.map((cell) => ({
      cell,
      place: variants.indexOf(cell.variant)
    }));
    const groups = Map.groupBy(placed, ({ cell }) => cell.workload);
    workloads.draw([
      ...groups
    ].map(([name, cells2]) => ({
      name,
      cells: cells2
    })));
  }
  function makeWorkload({ name }) {
    const body = make("tbody"), table = make("table");
    table.createCaption().textContent = name;
    const heads = [
      "Variant",
      "Trials done",
      "Test error"
    ].map((text) => make("th", {
      scope: "col"
    }, unseen(text)));
    table.append(make("thead", {}, make("tr", {}, ...heads)), body);
    const rows = new KeptList(body, ({ cell }) => cell.variant, makeRow);
    return {
      element: table,
      update: ({ cells }) => rows.draw(cells)
    };
  }
  function makeRow({ cell, place }) {
    const hasKey = place < KEYS;
    const key = make("span", {
      className: `key v${place}`,
      "aria-hidden": "true"
    });
    const bar = make("progress", {
      className: hasKey ? `v${place}` : ""
    });
    bar.setAttribute("aria-label", `${cell.workload} ${cell.variant}: trials done`);
    const words = make("small"), error = make("td");
    const head = make("th", {
      scope: "row"
    }, ...hasKey ? [
      key
    ] : [], cell.variant);
    return {
      element: make("tr", {}, head, make("td", {}, bar, words), error),
      update: ({ cell: cell2 }) => {
        bar.max = Math.max(1, cell2.planned);
        bar.value = cell2.done;
        setText(words, cell2.words);
        setText(error, cell2.testError);
      }
    };
  }

  // bench/watch/page/main.ts
  var announcer = new Announcer();
  function draw(view) {
    drawHeader(view);
    drawRunning(view);
    drawTrials(view);
    drawFailures(view);
    const news = announcer.newsOf(view, performance.now());
    if (news !== null) find(document, "#news").textContent = news;
  }
  connect(draw, (isLost) => drawWaiting(isLost));
})();
