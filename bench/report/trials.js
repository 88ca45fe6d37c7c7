/* The report's script for single trials: writes the command of any one of them. Runs in a browser. */

(() => {
  const { trials, tables } = JSON.parse(document.getElementById("data").textContent);
  const box = document.querySelector(".trial");
  if (!trials || !box) return;
  const { columns } = tables.find(({ id }) => id === trials.table);
  const [ids, ...others] = columns.slice(0, 6)
    .map(({ values, names }) => names === undefined ? values : values.map((at) => names[at]));
  const [workloads, variants, seeds, states, digests] = others;

  function element(kind, properties, ...children) {
    const made = Object.assign(document.createElement(kind), properties);
    made.append(...children);
    return made;
  }

  /** As a POSIX shell reads it; bench/command_line.ts does the same. */
  const quoted = (text) =>
    /^(?!=)[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

  function commandOf(row) {
    const seed = `${seeds[row]}-${seeds[row]}`;
    const choice = ["--workload", workloads[row], "--variant", variants[row], "--seeds", seed];
    const words = [...choice, "--fresh", "--out", `results/${ids[row]}`];
    return [trials.settings, ...words.map(quoted)].join(" ");
  }

  // One choice narrows the next.
  const parts = [["Workload", workloads], ["Variant", variants], ["Seed", seeds.map(String)]];
  const selects = parts.map(() => element("select"));
  const command = box.querySelector("pre"), what = box.querySelector(".what");
  const state = element("span");
  state.setAttribute("role", "status");
  const copy = element("button", { type: "button", textContent: "Copy the command" });

  function refresh() {
    let left = [...ids.keys()];
    for (const [i, select] of selects.entries()) {
      const [, texts] = parts[i];
      const values = [...new Set(left.map((row) => texts[row]))];
      const value = values.includes(select.value) ? select.value : values[0];
      select.replaceChildren(
        ...values.map((text) => element("option", { value: text, textContent: text })),
      );
      select.value = value;
      left = left.filter((row) => texts[row] === value);
    }
    show(left[0]);
  }

  function show(row) {
    command.textContent = commandOf(row);
    what.replaceChildren(`${workloads[row]}, ${variants[row]}, seed ${seeds[row]}: ${states[row]}`);
    if (digests[row] !== "") {
      what.append(", digest ", element("code", { textContent: digests[row] }));
    }
    state.textContent = "";
  }

  async function copyCommand() {
    try {
      await navigator.clipboard.writeText(command.textContent);
      state.textContent = "Copied";
    } catch {
      // Without leave to write there, the command is selected to be copied by hand.
      getSelection().selectAllChildren(command);
      state.textContent = "Selected: copy it by hand";
    }
  }

  for (const select of selects) select.addEventListener("change", refresh);
  copy.addEventListener("click", copyCommand);
  box.querySelector(".choices").append(
    ...selects.map((select, i) => element("label", {}, parts[i][0], select)),
  );
  box.append(element("p", { className: "copying" }, copy, state));
  refresh();
})();
