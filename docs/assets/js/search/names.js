/* The first layer: what readers call things. Finds at most three best bets in titles, aliases and descriptions.
 *
 * Input is window.kbNames (scripts/kb/publish/names.py). The order is final: nothing that comes later changes it.
 */
(() => {
  "use strict";

  const { split, content, key, edits, slips } = window.kbSearch.text;

  // How well a word of the query fits a word of a name (design findings, section 3).
  const EXACT = 1;
  const PREFIX = 0.8;
  const ONE_EDIT = 0.7;
  const TWO_EDITS = 0.5;

  // What a fit is worth outside the name in question.
  const OTHER_NAME = 0.6;
  const KEYWORD = 0.45;

  // On top of coverage of the query (0 to 1): a name that is there whole, and how much of a name is there.
  const WHOLE_NAME = 0.35;
  const PART_OF_NAME = 0.15;
  const TERM = 0.95; // a page of that name comes before its entry in the glossary
  const TREATED = 0.9; // the page that treats a term, beside the term itself

  const ENOUGH = 0.55; // of the score, to be called a best bet
  const BESIDE_THE_BEST = 0.6; // of the best one's score, to stand beside it
  const SURE = 0.8; // a bet below it stands alone, so that the text has room among the first three
  const MOST = 3;

  let entries = []; // { title, url, kind, description, names: [{ text, keys }…], keywords: Set }
  let vocabulary = new Map(); // key → Set of entry numbers
  let written = new Map(); // word as written → key: what a beginning may become
  let spoken = new Map(); // the same, of names only: what a slip of the finger may have meant
  let weights = new Map(); // key → inverse document frequency

  /* The names of an entry, as { text, read }: title and aliases, the title's parts around brackets, and each with its
   * hyphens read as nothing. */
  function namesOf(entry) {
    const names = [entry.title, ...(entry.aliases ?? [])];
    const bracketed = entry.title.match(/^(.*?)\s*\((.+)\)$/);
    if (bracketed) names.push(bracketed[1], bracketed[2]);
    return [...new Set(names)].flatMap((name) => {
      const joined = /\w-\w/.test(name) ? [{ text: name, read: name.replaceAll("-", "") }] : [];
      return [{ text: name, read: name }, ...joined];
    });
  }

  function load(list) {
    entries = [];
    vocabulary = new Map();
    written = new Map();
    spoken = new Map();
    list.forEach((listed, number) => {
      const names = namesOf(listed).map(({ text, read }) => {
        const words = content(read);
        for (const word of words) spoken.set(word, key(word));
        return { text, keys: words.map(key) };
      });
      const about = content(listed.description ?? listed.keywords ?? "");
      for (const word of about) written.set(word, key(word));
      const keywords = new Set(about.map(key));
      entries.push({ ...listed, names, keywords });
      for (const known of new Set([...names.flatMap(({ keys }) => keys), ...keywords])) {
        if (!vocabulary.has(known)) vocabulary.set(known, new Set());
        vocabulary.get(known).add(number);
      }
    });
    for (const [word, known] of spoken) written.set(word, known);
    weights = new Map([...vocabulary].map(([known, where]) => [known, rarity(where.size)]));
  }

  const rarity = (count) => Math.log(1 + entries.length / Math.max(count, 0.5));

  /* The query's words as { word, key, open }: `open` is the last one, still being typed. "peace keeping" is one word
   * if the names know it as one. */
  function asked(query) {
    const words = content(query);
    const open = /[\p{L}\p{N}]$/u.test(query);
    const list = [];
    for (let at = 0; at < words.length; at++) {
      const joined = words[at] + (words[at + 1] ?? "");
      const isOne = at + 1 < words.length && spoken.has(joined) && !(spoken.has(words[at]) && spoken.has(words[at + 1]));
      list.push(isOne ? joined : words[at]);
      if (isOne) at++;
    }
    return list.map((word, at) => ({ word, key: key(word), open: open && at === list.length - 1 }));
  }

  /* What a word of the query may stand for: key → how well it fits. Slips count only for a word nobody knows. */
  function fits({ word, key: wanted, open }, literal) {
    const found = new Map();
    const exact = vocabulary.has(wanted);
    if (exact) found.set(wanted, EXACT);
    const least = open && !exact ? 2 : 4;
    if (word.length >= least) {
      for (const [whole, known] of written) if (known !== wanted && whole.startsWith(word)) found.set(known, PREFIX);
    }
    const most = literal || found.size ? 0 : slips(word);
    if (most) {
      for (const [meant, known] of spoken) {
        const distance = edits(word, meant, most);
        if (distance > most) continue;
        const fit = distance === 1 ? ONE_EDIT : TWO_EDITS;
        if (fit > (found.get(known) ?? 0)) found.set(known, fit);
      }
    }
    return found;
  }

  /* How well one entry answers the query, and the name that does it best. */
  function score(entry, query, total) {
    const inNames = new Set(entry.names.flatMap(({ keys }) => keys));
    let best = { score: 0, by: entry.title };
    for (const { text, keys: name } of entry.names) {
      let covered = 0;
      let byName = 0;
      const met = new Map();
      for (const { weight, found } of query) {
        let fit = 0;
        for (const [known, how] of found) {
          if (name.includes(known)) {
            fit = Math.max(fit, how);
            met.set(known, Math.max(met.get(known) ?? 0, how));
          } else if (inNames.has(known)) fit = Math.max(fit, how * OTHER_NAME);
          else if (entry.keywords.has(known)) fit = Math.max(fit, how * KEYWORD);
        }
        covered += weight * fit;
        byName += weight * Math.max(0, ...[...found].map(([known, how]) => (name.includes(known) ? how : 0)));
      }
      const weight = name.reduce((sum, known) => sum + weights.get(known), 0);
      const there = name.reduce((sum, known) => sum + weights.get(known) * (met.get(known) ?? 0), 0) / weight;
      const whole = name.every((known) => (met.get(known) ?? 0) >= ONE_EDIT);
      const value = covered / total + (whole ? (WHOLE_NAME * byName) / total : 0) + PART_OF_NAME * there;
      if (value > best.score) best = { score: value, by: text };
    }
    return { ...best, score: best.score * (entry.kind === "term" ? TERM : 1) };
  }

  /* Who asks for a term is shown the page that treats it too. */
  function passOn(scored) {
    const pages = new Map(scored.filter(({ entry }) => entry.kind !== "term").map((one) => [one.entry.url, one]));
    for (const { entry, score: worth, by } of scored) {
      const page = entry.kind === "term" && pages.get(entry.page);
      if (page && worth * TREATED > page.score) Object.assign(page, { score: worth * TREATED, by });
    }
  }

  /* At most three entries for the query, best first, each with the name it was found `by`. With `literal` no word is
   * taken for a slip of the finger. */
  function best(text, { literal = false } = {}) {
    const query = asked(text).map((word) => {
      const found = fits(word, literal);
      const weight = found.size
        ? Math.max(...[...found].map(([known, how]) => weights.get(known) * how))
        : rarity(0); // a word no name knows is the rarest of all
      return { ...word, found, weight };
    });
    const total = query.reduce((sum, { weight }) => sum + weight, 0);
    if (!total) return [];
    const scored = entries.map((entry, number) => ({ entry, number, ...score(entry, query, total) }));
    passOn(scored);
    const ranked = scored
      .filter((one) => one.score >= ENOUGH)
      .sort((a, b) => b.score - a.score || a.number - b.number);
    return ranked
      .filter((one, at) => at === 0 || one.score >= Math.max(SURE, BESIDE_THE_BEST * ranked[0].score))
      .slice(0, MOST)
      .map(({ entry, by }) => ({ ...entry, by }));
  }

  /* Does any name or description hold this word, another form of it, or its beginning? */
  function knows(word) {
    return vocabulary.has(key(word)) || [...written.keys()].some((known) => known.startsWith(word));
  }

  window.kbSearch.names = { load, best, knows, words: () => spoken.keys(), size: () => entries.length };
})();
