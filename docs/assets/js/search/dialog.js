/* What happens between a key stroke and a list of results: names at once, then the text, then the spelling. */
(() => {
  "use strict";

  const { element: dialog, base, names, body, spelling, slash } = window.kbSearch;
  const { element, button, bestBet, page, passages, pageWithPassages, address } = window.kbSearch.results;
  const input = dialog.querySelector("input[type=search]");
  const status = dialog.querySelector("[role=status]");
  const results = dialog.querySelector("[data-search-results]");

  const PAUSE = 150; // milliseconds without a key before the text is asked
  const TOP = 3; // pages shown before anything else
  const AT_ONCE = 6; // pages whose text is fetched and shown; more on demand

  let turn = 0; // counts the queries, so that a late answer to an old one is dropped
  let literal = null; // the query whose spelling the reader wants left alone

  const isFile = base.protocol === "file:";
  const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
  const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  function show(...children) {
    results.replaceChildren(...children);
  }

  function hint(...paragraphs) {
    show(...paragraphs.map((text) => element("p", "kb-search__hint", text)));
  }

  /* Answers what stands in the field. Called on each change, and when everything is loaded. */
  async function update() {
    const mine = ++turn;
    const query = input.value.trim();
    results.setAttribute("aria-busy", String(Boolean(query)));
    const isLiteral = query === literal;
    if (!query) {
      status.textContent = "";
      return hint("Type a name (KFOR), an abbreviation (ROE) or a question (who authorised ISAF).");
    }
    const list = element("ol", "kb-search__list");
    const bets = names.best(query, { literal: isLiteral });
    list.append(...bets.map((entry) => bestBet(entry, base)));
    show(list);
    status.textContent = isFile ? "" : "Searching…";
    try {
      if (!isFile) await wait(PAUSE);
      if (mine !== turn) return;
      const answer = await search(query, bets, isLiteral);
      if (mine !== turn) return;
      await finish(answer, list, () => mine === turn);
    } catch (error) {
      console.error(error);
      if (mine === turn) fail(list);
    }
    if (mine === turn) results.setAttribute("aria-busy", "false");
  }

  /* The text's answer to the query, corrected if a word is unknown to names and text alike. */
  async function search(typed, bets, isLiteral) {
    const [corrected, first] = await Promise.all([
      isLiteral || isFile ? null : spelling.correct(typed),
      body.find(typed),
    ]);
    const query = corrected ?? typed;
    const found = corrected ? await body.find(corrected) : first;
    // Best bets that stand are never touched; if there were none, the corrected query may have some.
    const late = corrected && !bets.length ? names.best(corrected) : [];
    return { typed, query, bets: [...bets, ...late], late, ...found };
  }

  /* Three pages first, best bets before others, so that a phone shows three answers; then where on these pages; then
   * the other pages, each with its passages under it. */
  async function finish(answer, list, isCurrent) {
    const { bets, late, hits } = answer;
    list.append(...late.map((entry) => bestBet(entry, base)));
    const isBet = new Set(bets.map((entry) => address(entry.url, base)));
    let shown = 0;
    const texts = async () => {
      const batch = hits.slice(shown, shown + AT_ONCE);
      shown += batch.length;
      return Promise.all(batch.map((hit) => hit.data()));
    };

    const found = await texts();
    if (!isCurrent()) return;
    const others = found.filter((data) => !isBet.has(address(data.url, base)));
    const top = others.splice(0, Math.max(0, TOP - bets.length));
    list.append(...top.map((data) => page(data)));
    const where = found.filter((data) => !others.includes(data)).flatMap((data) => passages(data));
    const rest = element("ol", "kb-search__list", ...others.map((data) => pageWithPassages(data)));

    const more = button("More results", async () => {
      const items = (await texts()).filter((data) => !isBet.has(address(data.url, base))).map(pageWithPassages);
      if (!isCurrent()) return;
      rest.append(...items);
      more.hidden = shown >= hits.length;
      status.textContent = summary(answer, more.hidden);
      items[0]?.querySelector("a").focus();
    });
    more.classList.add("kb-search__more");
    more.hidden = shown >= hits.length;

    if (list.childElementCount) {
      show(
        ...notes(answer),
        list,
        ...group("On these pages", element("ol", "kb-search__list", ...where)),
        ...group("Other pages", rest),
        more,
      );
    } else nothing(answer);
    status.textContent = summary(answer, more.hidden);
  }

  const group = (name, list) => (list.childElementCount ? [element("p", "kb-search__group", name), list] : []);

  /* "Showing results for …", with a way back; or that only names could be searched. */
  function notes({ typed, query }) {
    if (isFile) return [element("p", "kb-search__note", "This is a downloaded copy: only titles and names are searched.")];
    if (query === typed) return [];
    const back = button(`Search for “${typed}” instead`, () => {
      literal = typed;
      input.focus();
      update();
    });
    return [element("p", "kb-search__note", "Showing results for ", element("strong", "", query), ". ", back)];
  }

  function summary({ typed, query, every, hits }, isAll) {
    const number = results.querySelectorAll(".kb-search__hit").length;
    if (!number) return `Nothing found for “${typed}”.`;
    const found = isAll ? count(number, "result") : `The first ${number} results`;
    const corrected = query === typed ? "" : ` for “${query}”`;
    return `${found}${corrected}${!every && hits.length ? ", none with all the words" : ""}.`;
  }

  function nothing({ typed, query }) {
    hint(
      `No page holds “${typed}”.`,
      isFile
        ? "This is a downloaded copy: only titles and names are searched. Try a name or an abbreviation."
        : "Try fewer words, another spelling, or an abbreviation. The menu leads to the glossary and to every section.",
    );
    results.prepend(...(query === typed ? [] : notes({ typed, query })));
  }

  /* The text cannot be reached: names still answer, and the reader is told. */
  function fail(list) {
    const text = "The text of the pages could not be searched. Check the connection and try again.";
    status.textContent = text;
    if (!list.childElementCount) hint(text);
  }

  /* Arrow keys move the real focus, so that every key of a link (open in a tab, copy) works as everywhere. */
  function move(event) {
    const links = [...results.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.isComposing || !(document.activeElement === input || at >= 0)) return;
    const to = {
      ArrowDown: links[at + 1],
      ArrowUp: at > 0 ? links[at - 1] : input,
      Home: at >= 0 ? links[0] : undefined,
      End: at >= 0 ? links.at(-1) : undefined,
    }[event.key];
    if (to) {
      event.preventDefault();
      to.focus();
    } else if (event.key === "Enter" && at < 0) {
      event.preventDefault(); // or the form closes the dialog
      links[0]?.click();
    } else if (at >= 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      input.focus(); // a letter typed on a result goes on with the query
    }
  }

  /* The switch for the single-key shortcut (WCAG 2.1.4). */
  function offSwitch() {
    const box = element("input");
    box.type = "checkbox";
    box.checked = slash.on;
    box.addEventListener("change", () => {
      slash.on = box.checked;
    });
    return element("label", "kb-search__switch", box, " Open search with the / key");
  }

  /* Called once, when all parts and the index of names are there. */
  function start() {
    names.load(window.kbNames);
    input.addEventListener("input", update);
    dialog.addEventListener("keydown", move);
    results.addEventListener("click", (event) => {
      // A result on this very page loads nothing: the dialog must give way. A new tab leaves it open.
      if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
    });
    dialog.append(element("p", "kb-search__foot", offSwitch()));
    dialog.dataset.searchReady = "";
    update(); // something may have been typed meanwhile
  }

  Object.assign(window.kbSearch, { start, update });
})();
