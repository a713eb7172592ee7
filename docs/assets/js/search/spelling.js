/* Misspellings. A word is one only if neither a name nor the text of any page knows it: the text is asked first. */
(() => {
  "use strict";

  const { content, split, fold, key, edits, slips, isStop } = window.kbSearch.text;
  const { names, base } = window.kbSearch;
  let loading = null;

  /* Takes apart the list that scripts/kb/publish/words.py writes: a capital tells how many letters the word shares with
   * the one before (A none, B one), then comes the rest. */
  function unfold(list) {
    let before = "";
    return Array.from(list.matchAll(/([A-Z])([a-z]*)/g), ([, capital, rest]) => {
      before = before.slice(0, capital.charCodeAt(0) - 65) + rest;
      return before;
    });
  }

  function load() {
    loading ??= fetch(new URL("assets/search/words.txt", base))
      .then((answer) => {
        if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
        return answer.text();
      })
      .then((list) => {
        const words = unfold(list);
        return { words, known: new Set(words), keys: new Set(words.map(key)) };
      })
      .catch((error) => {
        loading = null;
        throw error;
      });
    return loading;
  }

  const LONG = 6; // a shorter word is close to too many: "Mike" became "make". Only names may explain its slips.

  const isWord = (word) => /^[a-z]{4,}$/.test(word) && !isStop(word);

  function inText(word, text) {
    return text.known.has(word) || text.keys.has(key(word)) || text.words.some((known) => known.startsWith(word));
  }

  /* The likeliest word meant, or null: fewest edits, then a name's word, then the same first letter, then the alphabet. */
  function nearest(word, text) {
    const most = slips(word);
    const ranked = [];
    const add = (known, isName) => {
      const distance = edits(word, known, most);
      if (distance <= most) ranked.push([distance, isName ? 0 : 1, known[0] === word[0] ? 0 : 1, known]);
    };
    for (const known of names.words()) if (isWord(known)) add(known, true);
    if (word.length >= LONG) for (const known of text.words) if (isWord(known)) add(known, false);
    ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (a[3] < b[3] ? -1 : 1));
    return ranked[0]?.[3] ?? parted(word, text);
  }

  /* "burdensharing" → "burden sharing", if the text knows both. */
  function parted(word, text) {
    for (let at = 3; at <= word.length - 3; at++) {
      const [one, other] = [word.slice(0, at), word.slice(at)];
      if (text.known.has(one) && text.known.has(other)) return `${one} ${other}`;
    }
    return null;
  }

  /* The query with its unknown words replaced by the nearest known ones, or null if there is nothing to correct.
   * The list of words is fetched only if a word is in no name. */
  async function correct(query) {
    const doubtful = content(query).filter((word) => isWord(word) && !names.knows(word));
    if (!doubtful.length) return null;
    const text = await load();
    const instead = new Map();
    for (const word of doubtful) {
      const meant = inText(word, text) ? null : nearest(word, text);
      if (meant) instead.set(word, meant);
    }
    if (!instead.size) return null;
    // In the reader's own writing, but for the words that change.
    return query.replace(/[\p{L}\p{M}\p{N}.'’]+/gu, (written) => {
      const meant = instead.get(split(fold(written)).join(""));
      return meant ? inCaseOf(written, meant) : written;
    });
  }

  function inCaseOf(written, word) {
    if (written.length > 1 && written === written.toUpperCase()) return word.toUpperCase();
    const isCapital = written[0] !== written[0].toLowerCase();
    return isCapital ? word[0].toUpperCase() + word.slice(1) : word;
  }

  window.kbSearch.spelling = { correct, unfold };
})();
