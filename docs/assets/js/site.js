/* What a page does: colour scheme, drawer, list of headings, tooltips, tabs and details for a hash and for print, light box,
   prefetch. Plain script, no dependencies; everything works without it but the drawer (a list under the text instead).
   Search is in search.js. Nothing here changes the root's class or style, which would restyle the whole page at start. */
(function () {
  "use strict";
  const base = document.currentScript.src;
  const $ = (selector, root) => (root || document).querySelector(selector);
  const $$ = (selector, root) => [...(root || document).querySelectorAll(selector)];
  const idle = window.requestIdleCallback || ((run) => setTimeout(run, 200));
  const main = $("main");
  const nav = $("#kb-nav");

  /* Colour scheme: the inline script in the header has set it; here it can be changed, and is kept. */
  function scheme() {
    const button = $(".kb-scheme");
    const system = matchMedia("(prefers-color-scheme: dark)");
    const dark = () => document.body.dataset.mdColorScheme === "slate";
    const set = (on) => {
      document.body.dataset.mdColorScheme = on ? "slate" : "default";
      button.setAttribute("aria-pressed", on);
    };
    const stored = (value) => {
      try {
        if (value) localStorage.setItem("kb-scheme", value);
        return localStorage.getItem("kb-scheme");
      } catch (error) { return null; }
    };
    button.setAttribute("aria-pressed", dark());
    button.addEventListener("click", () => { set(!dark()); stored(dark() ? "slate" : "default"); });
    system.addEventListener("change", (event) => { if (!stored()) set(event.matches); });
  }

  /* Drawer on narrow screens. Escape, a tap beside it, and moving on with Tab close it. */
  function drawer() {
    const button = $(".kb-menu");
    const open = () => nav.classList.contains("kb-nav--shown");
    const show = (on) => {
      nav.classList.toggle("kb-nav--shown", on);
      button.setAttribute("aria-expanded", on);
    };
    const leave = () => { show(false); button.focus(); };
    button.addEventListener("click", () => { show(true); $(".kb-nav__close").focus(); });
    $(".kb-nav__close").addEventListener("click", leave);
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && open()) leave(); });
    nav.addEventListener("focusout", (event) => { if (event.relatedTarget && !nav.contains(event.relatedTarget)) show(false); });
    document.addEventListener("click", (event) => {
      if (!open() || nav.contains(event.target) || button.contains(event.target)) return;
      event.preventDefault(); // what lies behind is dimmed: a tap there only closes
      event.stopPropagation();
      leave();
    }, true);
    matchMedia("(min-width: 64em)").addEventListener("change", () => show(false));
  }

  /* Links that open search are buttons once scripts run, so the space bar presses them too. */
  function openers() {
    for (const link of $$("[data-search-open]")) {
      if (typeof HTMLDialogElement !== "function" || link.closest("article p, article li")) continue;
      link.setAttribute("role", "button");
      link.setAttribute("aria-haspopup", "dialog");
      link.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); link.click(); } });
    }
  }

  /* List of headings: mark the one being read, and keep it in sight of its own column. */
  function contents() {
    const column = $(".kb-toc");
    const current = $("[aria-current=page]", nav);
    if (current && current.offsetTop > nav.clientHeight - 60) nav.scrollTop = current.offsetTop - nav.clientHeight / 2;
    if (!column) return;
    const links = $$("a", column);
    const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    let waiting = false;
    let marked = null;
    const mark = () => {
      waiting = false;
      if (!column.offsetParent) return;
      let at = -1;
      heads.forEach((head, i) => { if (head && head.getBoundingClientRect().top < 140) at = i; });
      if (innerHeight + scrollY >= document.documentElement.scrollHeight - 4) at = at < 0 ? -1 : Math.max(at, last());
      if (marked === links[at]) return;
      if (marked) marked.removeAttribute("aria-current");
      marked = links[at];
      if (!marked) return;
      marked.setAttribute("aria-current", "true");
      const top = marked.offsetTop;
      if (top < column.scrollTop || top > column.scrollTop + column.clientHeight - 40) column.scrollTop = top - column.clientHeight / 2;
    };
    /* At the end of the page the last headings cannot reach the top: the lowest visible one counts. */
    const last = () => heads.findLastIndex((head) => head && head.getBoundingClientRect().top < innerHeight * 0.6);
    const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(mark); } };
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon, { passive: true });
    soon();
  }

  /* Tooltips for footnote references and terms: hover, focus, and the first tap (the second follows the link). */
  function tooltips() {
    const article = $(".md-content__inner");
    const tip = document.createElement("div");
    let owner = null, timer = 0, touched = false;
    tip.id = "kb-tooltip";
    tip.className = "kb-tooltip";
    tip.setAttribute("role", "tooltip");
    tip.hidden = true;
    article.append(tip);

    const trigger = (target) => target.closest && target.closest("a.footnote-ref, a.kb-term[data-definition]");
    const fill = (link) => {
      tip.replaceChildren();
      if (link.matches(".kb-term")) {
        const text = document.createElement("p");
        text.textContent = link.dataset.definition;
        const more = document.createElement("a");
        more.setAttribute("href", link.getAttribute("href"));
        more.textContent = "Glossary";
        tip.append(text, more);
        return true;
      }
      const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!note) return false;
      const copy = note.cloneNode(true);
      for (const back of $$(".footnote-backref", copy)) back.remove();
      for (const part of $$("[id]", copy)) part.removeAttribute("id");
      tip.append(...copy.childNodes);
      return tip.textContent.trim() !== "";
    };
    const place = (link) => {
      const box = [...link.getClientRects()][0] || link.getBoundingClientRect();
      const frame = tip.offsetParent.getBoundingClientRect();
      const width = document.documentElement.clientWidth;
      const below = box.bottom + tip.offsetHeight + 12 < innerHeight || box.top < tip.offsetHeight + 70;
      const left = Math.max(16, Math.min(box.left - 12, width - tip.offsetWidth - 16));
      tip.style.left = left - frame.left + "px";
      tip.style.top = (below ? box.bottom + 6 : box.top - tip.offsetHeight - 6) - frame.top + "px";
    };
    const hide = () => {
      clearTimeout(timer);
      if (owner) owner.removeAttribute("aria-describedby");
      owner = null;
      tip.hidden = true;
    };
    const show = (link) => {
      clearTimeout(timer);
      if (owner === link) return;
      hide();
      if (!fill(link)) return;
      owner = link;
      tip.hidden = false;
      link.setAttribute("aria-describedby", tip.id);
      place(link);
    };
    const later = (run, wait) => { clearTimeout(timer); timer = setTimeout(run, wait); };

    let before = null;
    document.addEventListener("pointerdown", (event) => {
      touched = event.pointerType !== "mouse";
      before = owner;
      if (owner && !trigger(event.target) && !tip.contains(event.target)) hide();
    });
    main.addEventListener("click", (event) => {
      const link = trigger(event.target);
      if (!link || tip.contains(link)) return;
      if (touched && event.detail && before !== link) { event.preventDefault(); show(link); } else hide();
    });
    main.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "mouse") return;
      const link = trigger(event.target);
      if (link && !tip.contains(link)) later(() => show(link), 120);
      else if (tip.contains(event.target)) clearTimeout(timer);
      else if (owner && owner !== document.activeElement) later(hide, 250);
      else if (!owner) clearTimeout(timer);
    });
    main.addEventListener("focusin", (event) => {
      const link = trigger(event.target);
      if (link && !tip.contains(link) && link.matches(":focus-visible")) show(link);
    });
    main.addEventListener("focusout", (event) => {
      if (owner && event.target === owner && !tip.contains(event.relatedTarget)) later(hide, touched ? 250 : 0);
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
    addEventListener("resize", hide);
  }

  /* A link to something inside a closed details element or an inactive tab opens it; for print all details are open. */
  function reveal() {
    let target = null;
    try { target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (error) { return; }
    if (!target) return;
    if (target.matches(".tabbed-set > input")) target.checked = true;
    let opened = false;
    for (let node = target; node; node = node.parentElement) {
      if (node.matches("details:not([open])")) node.open = opened = true;
      if (node.matches(".tabbed-block")) {
        const set = node.closest(".tabbed-set");
        const input = $$(":scope > input", set)[[...node.parentElement.children].indexOf(node)];
        if (input && !input.checked) input.checked = opened = true;
      }
    }
    if (opened) target.scrollIntoView();
  }
  function print() {
    let closed = [];
    addEventListener("beforeprint", () => { closed = $$("main details:not([open])"); for (const part of closed) part.open = true; });
    addEventListener("afterprint", () => { for (const part of closed) part.open = false; });
  }

  /* Pictures open large; the library comes with the first click and from our own host. Without it the link opens the file. */
  function lightbox() {
    let box = null;
    document.addEventListener("click", (event) => {
      const link = event.target.closest && event.target.closest("a.glightbox");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (box) return;
      box = true;
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = new URL("../stylesheets/glightbox.min.css", base);
      const script = document.createElement("script");
      script.src = new URL("../javascripts/glightbox.min.js", base);
      script.onload = () => {
        box = window.GLightbox({ touchNavigation: true, loop: false, openEffect: "none", closeEffect: "none", slideEffect: "none" });
        link.click();
      };
      script.onerror = () => { location.href = link.href; };
      document.head.append(style, script);
    });
  }

  /* A page whose link is pointed at is fetched ahead, once, unless the reader saves data. */
  function prefetch() {
    const line = navigator.connection || {};
    if (!location.protocol.startsWith("http") || line.saveData || /2g/.test(line.effectiveType)) return;
    const seen = new Set([location.pathname]);
    document.addEventListener("pointerover", (event) => {
      const link = event.target.closest && event.target.closest("a[href]");
      if (!link || link.origin !== location.origin || link.download || seen.has(link.pathname) || !/(\/|\.html)$/.test(link.pathname)) return;
      seen.add(link.pathname);
      setTimeout(() => { if (link.matches(":hover")) fetch(link.pathname, { priority: "low" }).catch(() => {}); else seen.delete(link.pathname); }, 80);
    }, { passive: true });
  }

  /* Sorting, filters and comparison are fetched only by pages that have such tables, when one comes near. */
  function tables() {
    const wanted = document.querySelectorAll("table[data-sortable], .kb-compare");
    if (!wanted.length) return;
    const load = () => {
      const script = document.createElement("script");
      script.src = new URL("tables.js", base);
      document.head.append(script);
    };
    if (location.search) { load(); return; } // an address with a choice moves what stands above the table too
    const near = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) { near.disconnect(); load(); }
    }, { rootMargin: "100%" });
    wanted.forEach((table) => near.observe(table));
  }

  scheme();
  tables();
  drawer();
  openers();
  reveal();
  addEventListener("hashchange", reveal);
  print();
  lightbox();
  idle(contents);
  idle(tooltips);
  idle(prefetch);
})();
