/* Steps through the programs of the report, and unfolds their tables. Runs in a browser. */

(() => {
  const { folds } = JSON.parse(document.getElementById("data").textContent);
  const foldedRows = new Map(folds.map(({ id, rows }) => [id, rows]));

  /** The step that each program is shown at; 0 before the first. */
  const positions = new WeakMap();

  function show(program, position) {
    const steps = [...program.querySelectorAll(".program-steps > li")];
    const heads = [...program.querySelectorAll("thead .step")];
    const at = Math.max(0, Math.min(steps.length, position));
    positions.set(program, at);
    const head = heads[at - 1], column = head?.dataset.column;
    for (const [i, step] of steps.entries()) {
      if (i === at - 1) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
    for (const one of heads) one.classList.toggle("current", one === head);
    for (const row of program.querySelectorAll("thead tr, tbody tr:not(.more)")) {
      const cells = [...row.cells];
      const isMarked = !head || cells[head.cellIndex].childElementCount > 0;
      row.classList.toggle("taken", row.parentElement.tagName === "TBODY" && isMarked);
      // The first cell is the row's number.
      for (const [i, cell] of cells.entries()) {
        cell.classList.toggle("looked-at", column !== undefined && i === Number(column) + 1);
      }
    }
    program.classList.add("playing");
    const [back, next] = program.querySelectorAll(".player button");
    // Not `disabled`, which would take the focus away.
    back.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === steps.length));
    program.querySelector(".player [role=status]").textContent = at === 0
      ? "Before the first step all rows are selected."
      : `Step ${at} of ${steps.length}. ${steps[at - 1].querySelector("p").textContent}`;
  }

  function move(program, by) {
    show(program, (positions.get(program) ?? 0) + by);
  }

  function makePlayer(program) {
    const player = program.querySelector(".player");
    const [back, next] = player.querySelectorAll("button");
    player.hidden = false;
    player.querySelector("[role=status]").textContent =
      "Shows the table step by step; so do the arrow keys.";
    back.setAttribute("aria-disabled", "true");
    back.addEventListener("click", () => move(program, -1));
    next.addEventListener("click", () => move(program, 1));
    program.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      // In a table the arrows scroll.
      if (by === undefined || event.target.closest(".scroll")) return;
      event.preventDefault();
      move(program, by);
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

  for (const program of document.querySelectorAll(".program")) makePlayer(program);
  for (const cell of document.querySelectorAll("[data-fold]")) makeButton(cell);
})();
