/* Results as elements: plain links, each opening with its page's title, excerpts with their marks. Nothing is stored. */
(() => {
  "use strict";

  const PASSAGES = 2; // heading links under one page

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  /* An excerpt of Pagefind's, of which only text and marks are taken over, without the heading it may open with. */
  function excerpt(html, heading) {
    const made = element("p", "kb-search__excerpt");
    for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
      made.append(node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent);
    }
    if (made.textContent.startsWith(`${heading}.`)) cut(made, heading.length + 1);
    if (/^\p{Ll}/u.test(made.textContent)) made.prepend("… ");
    return made;
  }

  function cut(made, letters) {
    for (let left = letters; left > 0; ) {
      const text = made.firstChild.textContent;
      if (text.length <= left) made.firstChild.remove();
      else made.firstChild.textContent = text.slice(left).trimStart();
      left -= text.length;
    }
  }

  function link(href, ...text) {
    const made = element("a", "kb-search__link", ...text);
    made.href = href;
    return made;
  }

  /* The address of a page of this site. A downloaded copy has no server that would find the index.html of a folder. */
  function address(url, base) {
    const full = new URL(url, base);
    if (full.protocol === "file:" && full.pathname.endsWith("/")) full.pathname += "index.html";
    return full.href;
  }

  /* A name: its page's title, what the page answers, and the name that was asked for if it is not in the title. */
  function bestBet(entry, base) {
    const title = entry.kind === "term" ? `Glossary: ${entry.title}` : entry.title;
    const about = entry.description ? element("p", "kb-search__excerpt", entry.description) : null;
    const isInTitle = entry.title.toLowerCase().includes(entry.by.toLowerCase());
    const also = isInTitle ? null : element("p", "kb-search__also", `Also: ${entry.by}`);
    return element("li", "kb-search__hit", link(address(entry.url, base), element("strong", "", title)), also, about);
  }

  /* The headings of a page under which most of the query is found, in the page's order. */
  function headings(data) {
    const weight = (part) => part.weighted_locations.reduce((sum, location) => sum + location.balanced_score, 0);
    const parts = (data.sub_results ?? []).filter((part) => part.anchor && part.anchor.element !== "h1");
    const best = [...parts].sort((a, b) => weight(b) - weight(a)).slice(0, PASSAGES);
    return parts.filter((part) => best.includes(part));
  }

  const titleOf = (data) => data.meta?.title ?? data.url;

  /* A page found by its text, with an excerpt. */
  function page(data) {
    const title = titleOf(data);
    return element("li", "kb-search__hit", link(data.url, element("strong", "", title)), excerpt(data.excerpt, title));
  }

  /* The headings of a page as links that name the page and the heading. */
  function passages(data) {
    const title = titleOf(data);
    return headings(data).map((part) =>
      element("li", "kb-search__passage", link(part.url, `${title}: ${part.title}`), excerpt(part.excerpt, part.title)),
    );
  }

  /* A page with its headings under it. Heading links carry the title too, for those who hear them one by one. */
  function pageWithPassages(data) {
    const found = headings(data);
    if (!found.length) return page(data);
    const title = titleOf(data);
    const list = found.map((part) =>
      element(
        "li",
        "kb-search__passage",
        link(part.url, element("span", "kb-hidden", `${title}: `), part.title),
        excerpt(part.excerpt, part.title),
      ),
    );
    const passages = element("ul", "kb-search__passages", ...list);
    return element("li", "kb-search__hit", link(data.url, element("strong", "", title)), passages);
  }

  function button(text, action) {
    const made = element("button", "kb-search__button", text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  window.kbSearch.results = { element, button, bestBet, page, passages, pageWithPassages, address };
})();
