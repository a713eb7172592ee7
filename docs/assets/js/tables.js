/* Tables made from data: sort by a column, filter by what rows carry, show the state of a day, compare a few columns.
   Everything stands in the page already; without scripts the whole table shows, for today. */
(function () {
  "use strict";
  const $ = (selector, root) => (root || document).querySelector(selector);
  const $$ = (selector, root) => [...(root || document).querySelectorAll(selector)];
  const make = (tag, text, attributes) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    return element;
  };
  const words = (value) => value.replace(/-/g, " ").replace(/^./, (letter) => letter.toUpperCase());

  /* The address keeps what was chosen, so that it can be shared. */
  const query = () => new URLSearchParams(location.search);
  function remember(name, value) {
    const asked = query();
    if (value) asked.set(name, value); else asked.delete(name);
    const text = asked.toString();
    history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
  }

  function sortable(table) {
    const heads = $$("thead th", table);
    heads.forEach((head, column) => {
      const button = make("button", head.textContent, { type: "button", class: "kb-sort" });
      head.textContent = "";
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => {
          const cell = row.cells[column];
          return cell.dataset.sort === undefined ? cell.textContent.trim() : cell.dataset.sort;
        };
        const body = table.tBodies[0];
        const rows = [...body.rows].sort((a, b) => key(a).localeCompare(key(b), "en", { numeric: true }));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
  }

  /* Earliest and latest day of a partial date, as text that compares. */
  const first = (date) => (date + "-01-01").slice(0, 10);
  const last = (date) => (date.length === 10 ? date : date + (date.length === 7 ? "-31" : "-12-31"));

  function filters(box) {
    const table = $("table", box);
    const rows = [...table.tBodies[0].rows];
    const names = { region: "Region", decade: "Began in", group: "Kind", status: "Status", lead: "Lead" };
    const groups = { A: "On land", B: "Monitoring and enforcement", C: "Advice and presence", D: "At sea", E: "Support to others", F: "Relief and evacuation", G: "Not peacekeeping", context: "Led by others" };
    const form = make("form", "", { class: "kb-filters", "aria-label": "Filter the table" });
    const chosen = {};
    for (const [name, label] of Object.entries(names)) {
      const values = [...new Set(rows.map((row) => row.dataset[name]).filter(Boolean))].sort();
      if (values.length < 2) continue;
      const holder = make("label", label + " ");
      const select = make("select", "", { name });
      select.append(make("option", "any", { value: "" }));
      for (const value of values) select.append(make("option", name === "group" ? groups[value] : words(value), { value }));
      select.value = query().get(name) || "";
      if (select.selectedIndex < 0) select.value = "";
      chosen[name] = select;
      holder.append(select);
      form.append(holder);
    }
    const holder = make("label", "Running on ");
    const day = make("input", "", { type: "date", name: "on", value: query().get("on") || "" });
    holder.append(day);
    const said = make("p", "", { role: "status", class: "kb-source-line" });
    const clear = make("button", "Clear", { type: "reset" });
    form.append(holder, clear);
    (table.closest(".kb-table") || table).before(form, said);

    const apply = () => {
      let count = 0;
      for (const row of rows) {
        const fits = Object.entries(chosen).every(([name, select]) => !select.value || row.dataset[name] === select.value);
        const { from, until, status } = row.dataset;
        const ran = !day.value || (from && first(from) <= day.value && (until ? day.value <= last(until) : status !== "ended"));
        row.hidden = !(fits && ran);
        if (!row.hidden) count += 1;
      }
      said.textContent = `${count} of ${rows.length} operations${day.value ? ", running on " + day.value : ""}.`;
      for (const [name, select] of Object.entries(chosen)) remember(name, select.value);
      remember("on", day.value);
    };
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    apply();
  }

  function compare(box) {
    const table = $("table", box);
    const heads = $$("thead [data-op]", table);
    const names = Object.fromEntries(heads.map((head) => [head.dataset.op, head.textContent]));
    const form = make("form", "", { class: "kb-filters", "aria-label": "Operations to compare" });
    const asked = (query().get("ops") || "kfor,sfor").split(",").filter((id) => names[id]);
    const selects = [0, 1, 2, 3].map((number) => {
      const holder = make("label", `Operation ${number + 1} `);
      const select = make("select", "");
      select.append(make("option", "none", { value: "" }));
      for (const id of Object.keys(names).sort((a, b) => names[a].localeCompare(names[b]))) select.append(make("option", names[id], { value: id }));
      select.value = asked[number] || "";
      holder.append(select);
      form.append(holder);
      return select;
    });
    const said = make("p", "", { role: "status", class: "kb-source-line" });
    (table.closest(".kb-table") || table).before(form, said);
    const apply = () => {
      const ids = selects.map((select) => select.value).filter(Boolean);
      for (const cell of $$("[data-op]", table)) cell.hidden = !ids.includes(cell.dataset.op);
      // Columns stand in the order chosen.
      for (const row of table.rows) for (const id of ids) { const cell = $(`[data-op="${id}"]`, row); if (cell) row.append(cell); }
      said.textContent = ids.length ? `Comparing ${ids.map((id) => names[id]).join(", ")}.` : "Choose two to four operations.";
      remember("ops", ids.join(","));
    };
    form.addEventListener("change", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  for (const table of $$("table[data-sortable]")) sortable(table);
  for (const box of $$(".kb-operations")) filters(box);
  for (const box of $$(".kb-compare")) compare(box);
})();
