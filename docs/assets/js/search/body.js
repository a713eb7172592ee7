/* The second layer: the full text, through Pagefind. It wants all words of a query, so with few hits we ask word by word. */
(() => {
  "use strict";

  const { content, otherForm } = window.kbSearch.text;
  const FEW = 3;

  // The theme marks lists and guides (home, glossary, sources, fact check, contributing) as the back shelf. They hold a little
  // of everything, so by their text they would come before the pages that treat a thing.
  const FRONT = { filters: { shelf: "front" } };
  // Only one value is indexed: Pagefind writes the values of a filter in no fixed order, and two builds would differ.
  const BACK = { filters: { not: { shelf: "front" } } };
  let loading = null;

  /* Pagefind with the weights that measured best (design findings, section 3), or null from file://. */
  function load() {
    const { base } = window.kbSearch;
    if (!/^https?:$/.test(base.protocol)) return Promise.resolve(null);
    loading ??= import(new URL("pagefind/pagefind.js", base).href)
      .then(async (pagefind) => {
        await pagefind.options({
          baseUrl: base.pathname,
          ranking: { termSimilarity: 30, pageLength: 0 },
          noWorker: true, // 12 kB less to fetch; an answer takes milliseconds at our size
        });
        await pagefind.init();
        return pagefind;
      })
      .catch((error) => {
        loading = null; // the next query tries again
        throw error;
      });
    return loading;
  }

  /* Pages that hold every word of the query, then, if they are few, pages that hold some, then lists that hold every
   * word. `{ hits, every }`: a hit is Pagefind's own, its text still to be fetched with `data()`; `every` counts those
   * that hold all words. */
  async function find(query) {
    const pagefind = await load();
    if (!pagefind) return { hits: [], every: 0 };
    const words = content(query);
    const quoted = /^\s*".+"\s*$/.test(query); // a phrase, which Pagefind takes as it stands
    const asked = quoted ? query : words.join(" ");
    const all = (await pagefind.search(asked, FRONT)).results;
    const lists = (await pagefind.search(asked, BACK)).results;
    const some = all.length >= FEW || quoted ? [] : await wordByWord(pagefind, words);
    const seen = new Set(all.map((hit) => hit.id));
    return { hits: [...all, ...some.filter((hit) => !seen.has(hit.id)), ...lists], every: all.length + lists.length };
  }

  /* Each word on its own, in both spellings; a page is worth the rarity of the words it holds and its rank for each. */
  async function wordByWord(pagefind, words) {
    const pages = new Map();
    const size = Math.max(window.kbSearch.names.size(), 1);
    for (const word of new Set(words)) {
      const hits = new Map();
      for (const form of [word, otherForm(word)].filter(Boolean)) {
        for (const hit of (await pagefind.search(form, FRONT)).results) {
          if (!hits.has(hit.id) || hits.get(hit.id).score < hit.score) hits.set(hit.id, hit);
        }
      }
      const top = Math.max(...[...hits.values()].map((hit) => hit.score), 0) || 1;
      const rarity = Math.log(1 + size / (hits.size || 1));
      for (const hit of hits.values()) {
        const page = pages.get(hit.id) ?? { hit, worth: 0 };
        page.worth += rarity * (1 + hit.score / top);
        pages.set(hit.id, page);
      }
    }
    return [...pages.values()].sort((a, b) => b.worth - a.worth || (a.hit.id < b.hit.id ? -1 : 1)).map(({ hit }) => hit);
  }

  window.kbSearch.body = { load, find };
})();
