/* Words as search sees them: folded, split, stemmed, compared. No part of it knows about pages. */
(() => {
  "use strict";

  // Letters that Unicode does not take apart. The same table is in scripts/kb/publish/words.py.
  const LETTERS = { ø: "o", đ: "d", ð: "d", ł: "l", ß: "ss", æ: "ae", œ: "oe", ı: "i", þ: "th" };

  // Words that questions are made of: they say nothing about which page is meant.
  const STOP = new Set(
    (
      "a about after also am an and any are as at be because been before between but by can could did do does doing for " +
      "from get give had has have how i if in into is it its many me much of on or our out over should so some such tell " +
      "than that the their them then there these they this those to under up upon was we were what when where whether " +
      "which while who whom whose why will with would you your"
    ).split(" "),
  );

  /* "Türkiye’s Co-operation" → "turkiye co-operation": lower case, no accents, no possessive, acronyms without dots. */
  function fold(text) {
    return text
      .toLowerCase()
      .replace(/[øđðłßæœıþ]/g, (letter) => LETTERS[letter])
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/['’]s\b/g, "")
      .replace(/['’]/g, "")
      .replace(/\b(?:[a-z]\.){2,}/g, (dotted) => `${dotted.replaceAll(".", "")} `)
      .trim();
  }

  const split = (text) => fold(text).match(/[a-z0-9]+/g) ?? [];

  /* The words of a query that carry its sense; all of them if it is made of stop words only ("WHO"). */
  function content(text) {
    const words = split(text);
    const kept = words.filter((word) => !STOP.has(word));
    return kept.length ? kept : words;
  }

  // British and American spellings made one. Where a word is neither ("size") both sides change alike.
  const SPELLINGS = [
    [/iz(e|ed|es|er|ers|ing|ation|ations|ational)$/, "is$1"],
    [/yz(e|ed|es|ing)$/, "ys$1"],
    [/(def|off|pret)ens(e|es)$/, "$1enc$2"],
    [/^licens/, "licenc"],
    [/^(cent|theat|met|fib|calib)er(s?)$/, "$1re$2"],
    [/^(.{3,})our(s|ed|ing)?$/, "$1or$2"],
    [/^(.{3,}[aeiou])ll(ed|ing|er|ers)$/, "$1l$2"],
    [/^program(s?)$/, "programme$1"],
    [/^(judg|acknowledg)ement/, "$1ment"],
    [/^maneuver/, "manoeuvre"],
  ];

  const spelling = (word) => SPELLINGS.reduce((spelt, [from, to]) => spelt.replace(from, to), word);

  // The spellings whose other form the full-text index may hold: it stems words but knows one spelling of each.
  const OTHER_FORMS = [
    [/is(e|ed|es|er|ers|ing|ation|ations|ational)$/, "iz$1"],
    [/iz(e|ed|es|er|ers|ing|ation|ations|ational)$/, "is$1"],
    [/^(.{3,})our(s|ed|ing)?$/, "$1or$2"],
    [/^(.{3,})or(s|ed|ing)?$/, "$1our$2"],
    [/(def|off)enc(e|es)$/, "$1ens$2"],
    [/(def|off)ens(e|es)$/, "$1enc$2"],
    [/^(cent|theat)er(s?)$/, "$1re$2"],
    [/^(cent|theat)re(s?)$/, "$1er$2"],
    [/^program(s?)$/, "programme$1"],
    [/^programme(s?)$/, "program$1"],
  ];

  /* The word's spelling across the Atlantic, or null. */
  function otherForm(word) {
    const rule = OTHER_FORMS.find(([from]) => from.test(word));
    return rule ? word.replace(rule[0], rule[1]) : null;
  }

  // Endings and the least that must be left before them. Short stems confuse more words than they join.
  const ENDINGS = [
    [/ies$/, "y", 3],
    [/(ss|x|ch|sh)es$/, "$1", 2],
    [/([^su])s$/, "$1", 2],
    [/ations?$/, "", 5],
    [/(ing|ed)$/, "", 4],
    [/er$/, "", 6],
    [/e$/, "", 4],
  ];

  /* One form for a word's spellings and endings: "authorized", "authorises", "authorisation" → "authoris". */
  function key(word) {
    if (/\d/.test(word)) return word;
    let stem = spelling(word);
    for (const [ending, instead, least] of ENDINGS) {
      const shorter = stem.replace(ending, instead);
      if (shorter !== stem && shorter.length >= least) stem = shorter;
    }
    return stem;
  }

  /* Edits between two words, a swap of neighbours counting once; `most + 1` as soon as it is more than `most`.
   * Source: Damerau (1964) and Wagner and Fischer (1974), restricted to non-overlapping swaps. */
  function edits(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let beforeLast = [];
    let last = Array.from({ length: other.length + 1 }, (_, column) => column);
    for (let row = 1; row <= one.length; row++) {
      const line = [row];
      for (let column = 1; column <= other.length; column++) {
        const same = one[row - 1] === other[column - 1];
        let cost = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
        if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
          cost = Math.min(cost, beforeLast[column - 2] + 1);
        }
        line.push(cost);
      }
      if (Math.min(...line) > most) return most + 1;
      [beforeLast, last] = [last, line];
    }
    return last[other.length];
  }

  /* How many slips of the finger a word of this length may hold: short words differ by one letter and mean other things. */
  const slips = (word) => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0);

  window.kbSearch.text = { fold, split, content, otherForm, key, edits, slips, isStop: (word) => STOP.has(word) };
})();
