/* Steps through the hops and the programs of the report, and unfolds tables. Runs in a browser. */

(() => {
  const { folds } = JSON.parse(document.getElementById("data").textContent);
  const foldedRows = new Map(folds.map(({ id, rows }) => [id, rows]));

  /** Long enough to read what a step says. */
  const STEP_MILLISECONDS = 2000;
  const stillness = matchMedia("(prefers-reduced-motion: reduce)");

  /** The step that each article is shown at; 0 before the first. */
  const positions = new WeakMap();
  /** The timers of the articles that play. */
  const timers = new Map();

  const positionOf = (article) => positions.get(article) ?? 0;
  const headsOf = (article) => [...article.querySelectorAll("thead .step")];
  const partsOf = (article) => {
    const box = article.querySelector(".player");
    const [back, play, next] = box.querySelectorAll("button");
    return { box, back, play, next, status: box.querySelector("[role=status]") };
  };

  function show(article, position) {
    const steps = [...article.querySelectorAll(".program-steps > li")];
    const heads = headsOf(article);
    const at = Math.max(0, Math.min(heads.length, position));
    positions.set(article, at);
    const head = heads[at - 1], column = head?.dataset.column;
    for (const [i, step] of steps.entries()) {
      if (i === at - 1) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
    for (const row of article.querySelectorAll("thead tr, tbody tr:not(.more)")) {
      const cells = [...row.cells];
      const isMarked = !head || cells[head.cellIndex].classList.contains("on");
      row.classList.toggle("taken", row.parentElement.tagName === "TBODY" && isMarked);
      for (const [i, cell] of cells.entries()) {
        cell.classList.toggle("current", i === head?.cellIndex);
        // The first cell is the row's number.
        cell.classList.toggle("looked-at", column !== undefined && i === Number(column) + 1);
      }
    }
    article.classList.toggle("playing", head !== undefined);
    const { box, back, next, status } = partsOf(article);
    const { unit, start } = box.dataset;
    // Not `disabled`, which would take the focus away.
    back.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === heads.length));
    const words = steps[at - 1]?.querySelector("p").textContent ?? head?.dataset.says;
    status.textContent = head
      ? `${unit[0].toUpperCase()}${unit.slice(1)} ${at} of ${heads.length}. ${words}`
      : start;
  }

  function pause(article) {
    clearInterval(timers.get(article));
    timers.delete(article);
    partsOf(article).play.textContent = "Play";
  }

  /** Goes on by itself to the last step; from there, from the beginning. */
  function play(article) {
    const last = headsOf(article).length;
    const step = () => {
      show(article, positionOf(article) + 1);
      if (positionOf(article) === last) pause(article);
    };
    if (positionOf(article) === last) show(article, 0);
    timers.set(article, setInterval(step, STEP_MILLISECONDS));
    partsOf(article).play.textContent = "Pause";
    step();
  }

  function move(article, by) {
    pause(article);
    show(article, positionOf(article) + by);
  }

  /** Nothing moves by itself for who asked for less motion; step by step it goes all the same. */
  function offerPlay(article) {
    if (stillness.matches) pause(article);
    partsOf(article).play.hidden = stillness.matches;
  }

  function makePlayer(article) {
    const { box, back, play: toggle, next, status } = partsOf(article);
    box.hidden = false;
    status.textContent =
      `Shows it ${box.dataset.unit} by ${box.dataset.unit}; so do the arrow keys.`;
    back.setAttribute("aria-disabled", "true");
    back.addEventListener("click", () => move(article, -1));
    next.addEventListener("click", () => move(article, 1));
    toggle.addEventListener("click", () => timers.has(article) ? pause(article) : play(article));
    offerPlay(article);
    stillness.addEventListener("change", () => offerPlay(article));
    article.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      // In a table the arrows scroll.
      if (by === undefined || event.target.closest(".scroll")) return;
      event.preventDefault();
      move(article, by);
    });
  }

  /** Puts the rows that were left out in the place of the line that says so. */
  function unfold(cell) {
    const line = cell.parentElement, like = line.previousElementSibling;
    const rows = foldedRows.get(cell.dataset.fold).map((texts) => {
      const row = like.cloneNode(true);
      for (const [i, text] of texts.entries()) row.cells[i].textContent = text;
      return row;
    });
    cell.closest(".scroll").focus();
    line.replaceWith(...rows);
  }

  function makeButton(cell) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = cell.textContent;
    button.addEventListener("click", () => unfold(cell));
    cell.replaceChildren(button);
  }

  for (const article of document.querySelectorAll(".playable")) makePlayer(article);
  for (const cell of document.querySelectorAll("[data-fold]")) makeButton(cell);
})();
