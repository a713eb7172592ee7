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
  const capital = (text) => text.replace(/^./, (letter) => letter.toUpperCase());
  const titled = (text) => text.split("-").map(capital).join(" "); // western-balkans is a name: Western Balkans

  /* The address keeps what was chosen, so that it can be shared. One change is one call: browsers limit their number. */
  const query = () => new URLSearchParams(location.search);
  function remember(choice) {
    const asked = query();
    for (const [name, value] of Object.entries(choice)) if (value) asked.set(name, value); else asked.delete(name);
    const text = asked.toString().replace(/%2C/g, ",");
    try {
      history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
    } catch (error) { /* Some browsers refuse in a downloaded copy; the table works all the same. */ }
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
        /* What a cell gives to sort by compares as it stands (dates as precise as their source); other text as people sort. */
        const key = (row) => row.cells[column].dataset.sort;
        const text = (row) => row.cells[column].textContent.trim();
        const compare = (a, b) => (key(a) === undefined
          ? text(a).localeCompare(text(b), "en", { numeric: true })
          : key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
        const body = table.tBodies[0];
        const rows = [...body.rows].sort(compare);
        body.append(...(down ? rows.reverse() : rows));
      });
    });
  }

  /* Earliest and latest day of a partial date, as text that compares. */
  const first = (date) => (date + "-01-01").slice(0, 10);
  const last = (date) => (date.length === 10 ? date : date + (date.length === 7 ? "-31" : "-12-31"));

  const inWords = (day) => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  const NAMES = { region: "Region", decade: "Began in", group: "Kind", status: "Status", lead: "Lead" };
  const GROUPS = { A: "On land", B: "Monitoring and enforcement", C: "Advice and presence", D: "At sea", E: "Support to others", F: "Relief and evacuation", G: "Not peacekeeping", context: "Led by others" };
  const SAID = { group: (value) => GROUPS[value] || value, region: titled, decade: capital, status: capital, lead: (value) => value };

  /* One form governs all operations on the page, in however many tables they stand. */
  function filters(boxes) {
    const tables = boxes.map((box) => $("table", box)).filter(Boolean); // a block that failed has none
    const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
    if (!rows.length) return;
    const form = make("form", "", { class: "kb-filters", "aria-label": "Filter the operations" });
    const asked = query();
    const chosen = {};
    const field = (label, control) => {
      const holder = make("label", label + " ");
      holder.append(control);
      form.append(holder);
      return control;
    };
    for (const [name, label] of Object.entries(NAMES)) {
      const values = [...new Set(rows.map((row) => row.dataset[name]).filter(Boolean))].sort();
      if (values.length < 2) continue;
      const select = field(label, make("select", "", { name }));
      select.append(make("option", "any", { value: "" }), ...values.map((value) => make("option", SAID[name](value), { value })));
      if (values.includes(asked.get(name))) select.value = asked.get(name);
      chosen[name] = select;
    }
    const day = field("Running on", make("input", "", { type: "date", name: "on" }));
    day.value = asked.get("on") || ""; // set as a choice, not as the default, or reset would bring it back
    form.append(make("button", "Clear", { type: "reset" }));
    const status = make("p", "", { role: "status", class: "kb-source-line" });
    const holders = tables.map((table) => table.closest(".kb-table") || table);
    holders[0].before(form, status);
    const counts = tables.length < 2 ? [] : holders.map((holder) => {
      const count = make("p", "", { class: "kb-source-line kb-count" });
      holder.before(count);
      return count;
    });

    /* yes, no, or unsure: the record lacks the date that would tell. A partial date gets the benefit of the doubt. */
    const ran = ({ from, until, status }) => {
      if (!day.value) return "yes";
      if ((from && first(from) > day.value) || (until && last(until) < day.value)) return "no";
      if (from && (until || status !== "ended" || day.value <= last(from))) return "yes";
      return "unsure";
    };
    const apply = () => {
      let count = 0;
      let unsure = 0;
      for (const row of rows) {
        const fits = Object.entries(chosen).every(([name, select]) => !select.value || row.dataset[name] === select.value);
        const answer = fits ? ran(row.dataset) : "no";
        row.hidden = answer !== "yes";
        if (answer === "yes") count += 1;
        if (answer === "unsure") unsure += 1;
      }
      status.textContent = `${count} of ${rows.length} operations${day.value ? ", running on " + inWords(day.value) : ""}.`
        + (unsure ? ` ${unsure} more may have run: a date is not on record.` : "");
      counts.forEach((line, i) => {
        const own = [...tables[i].tBodies[0].rows];
        line.textContent = `${own.filter((row) => !row.hidden).length} of ${own.length} in this table.`;
      });
    };
    const change = () => {
      apply();
      remember({ ...Object.fromEntries(Object.entries(chosen).map(([name, select]) => [name, select.value])), on: day.value });
    };
    form.addEventListener("change", change);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(change)); // the fields are cleared after the event
    apply();
  }

  /* Who stood in the list on a day; a row whose beginning was not found always stays, marked as such in its cell. */
  function standing(box, number) {
    const table = $("table", box);
    const rows = [...table.tBodies[0].rows];
    const name = number ? "on" + (number + 1) : "on";
    const form = make("form", "", { class: "kb-filters", "aria-label": box.dataset.asof + " a day" });
    const holder = make("label", box.dataset.asof + " ");
    const day = make("input", "", { type: "date", name });
    day.value = query().get(name) || "";
    holder.append(day);
    form.append(holder, make("button", "Clear", { type: "reset" }));
    const said = make("p", "", { role: "status", class: "kb-source-line" });
    (table.closest(".kb-table") || table).before(form, said);
    const apply = () => {
      let count = 0;
      for (const row of rows) {
        const { from, until } = row.dataset;
        row.hidden = Boolean(day.value && ((from && first(from) > day.value) || (until && last(until) < day.value)));
        if (!row.hidden) count += 1;
      }
      said.textContent = `${count} of ${rows.length}${day.value ? ", on " + inWords(day.value) : ""}.`;
    };
    const change = () => { apply(); remember({ [name]: day.value }); };
    form.addEventListener("change", change);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(change));
    apply();
  }

  function compare(box) {
    const table = $("table", box);
    if (!table) return; // the block failed
    const heads = $$("thead [data-op]", table);
    const names = Object.fromEntries(heads.map((head) => [head.dataset.op, head.textContent]));
    const form = make("form", "", { class: "kb-filters", "aria-label": "Operations to compare" });
    const known = (ids) => [...new Set(ids)].filter((id) => Object.hasOwn(names, id));
    let asked = known((query().get("ops") || "").split(","));
    if (!asked.length) asked = known(["kfor", "sfor", ...Object.keys(names)]).slice(0, 2);
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
    const ids = () => known(selects.map((select) => select.value));
    const apply = () => {
      const shown = ids();
      for (const cell of $$("[data-op]", table)) cell.hidden = !shown.includes(cell.dataset.op);
      // Columns stand in the order chosen; a fact that none of them has is left out.
      for (const row of table.rows) {
        const cells = shown.map((id) => $(`[data-op="${id}"]`, row));
        row.append(...cells);
        row.hidden = shown.length > 0 && cells.every((cell) => cell.textContent === "–");
      }
      said.textContent = shown.length > 1 ? `Comparing ${shown.map((id) => names[id]).join(", ")}.` : "Choose two to four operations.";
    };
    form.addEventListener("change", () => { apply(); remember({ ops: ids().join(",") }); });
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  for (const table of $$("table[data-sortable]")) sortable(table);
  if ($(".kb-operations[data-filters]")) filters($$(".kb-operations"));
  $$("[data-asof]").forEach(standing);
  for (const box of $$(".kb-compare")) compare(box);
})();
