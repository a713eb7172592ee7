/* The door to search: opens the dialog, and only then loads what searches.
 *
 * Until a reader opens it this file is all of search that a page costs. The rest lies in search/ (one thing a file) and
 * in the names index; classic scripts, because modules do not load from a downloaded copy (file://).
 */
(() => {
  "use strict";

  const dialog = document.getElementById("kb-search");
  if (!dialog || typeof dialog.showModal !== "function") return;

  const input = dialog.querySelector("input[type=search]");
  const status = dialog.querySelector("[role=status]");
  const SLASH = "kb-search-slash"; // in localStorage: "off" if the reader does not want "/" to open search
  const PARTS = ["text", "names", "body", "spelling", "results", "dialog"];

  // Each page tells its own way up to the site's root, so that search works from a sub-path and from a folder.
  const base = new URL(`${(dialog.dataset.base ?? ".").replace(/\/$/, "")}/`, document.baseURI);

  const search = (window.kbSearch = { base, element: dialog });
  let loading = null;

  function fetched(element) {
    return new Promise((resolve, reject) => {
      element.onload = resolve;
      element.onerror = () => reject(new Error(`could not load ${element.src || element.href}`));
      document.head.append(element);
    });
  }

  function script(path) {
    const element = document.createElement("script");
    element.src = new URL(path, base).href;
    element.async = false; // fetched together, run in this order
    return fetched(element);
  }

  function style(path) {
    const element = document.createElement("link");
    element.rel = "stylesheet";
    element.href = new URL(path, base).href;
    return fetched(element);
  }

  function load() {
    const parts = PARTS.map((part) => script(`assets/js/search/${part}.js`));
    return Promise.all([style("assets/css/search.css"), script("assets/search/names.js"), ...parts]).then(() => search.start());
  }

  function open(query) {
    if (!dialog.open) dialog.showModal();
    if (query) input.value = query;
    input.focus();
    input.select();
    loading ??= load().catch((error) => {
      loading = null; // the next opening tries again
      status.textContent = "Search could not be loaded. Check the connection and open it again.";
      console.error(error);
    });
    if (query) loading.then(() => search.update?.());
  }

  function slashIsOn() {
    try {
      return localStorage.getItem(SLASH) !== "off";
    } catch {
      return true; // storage is refused, in private windows for example
    }
  }

  search.slash = {
    get on() {
      return slashIsOn();
    },
    set on(wanted) {
      try {
        if (wanted) localStorage.removeItem(SLASH);
        else localStorage.setItem(SLASH, "off");
      } catch {
        // Without storage the choice lasts no longer than the switch is shown.
      }
    },
  };

  const isTyping = (target) =>
    target instanceof Element && target.closest("input, textarea, select, [contenteditable]:not([contenteditable=false])");

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return;
    const isK = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k";
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyping(event.target) && slashIsOn();
    if (!isK && !isSlash) return;
    event.preventDefault(); // or the slash lands in the field, and Ctrl-K in the address bar
    open();
  });

  document.addEventListener("click", (event) => {
    const opener = event.target instanceof Element && event.target.closest("[data-search-open]");
    if (!opener || dialog.contains(opener) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(opener.dataset.searchQuery);
  });

  // What is typed in the dialog is nobody else's business: other shortcuts of the page must not fire.
  for (const type of ["keydown", "keypress", "keyup"]) {
    dialog.addEventListener(type, (event) => {
      event.stopPropagation();
      if (type !== "keydown") return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        input.focus();
        input.select();
      }
      if (event.key === "Escape") {
        event.preventDefault(); // or Chromium first only empties the field
        dialog.close();
      }
    });
  }

  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest?.("[data-search-close]")) dialog.close();
  });
  // The form asks nobody but this page.
  dialog.addEventListener("submit", (event) => event.preventDefault());
})();
