// Reloads the page after a build and lists the page's own problems. Served by `build.py serve` only.
(async () => {
  "use strict";
  const here = location.pathname.replace(/^\//, "");
  const file = (document.querySelector('meta[name="kb:source"]') || {}).content || "";

  function show(issues) {
    const mine = issues.filter((issue) => issue.url === here || (file && issue.file === "docs/" + file));
    if (!mine.length) return;
    const box = document.createElement("details");
    box.open = true;
    box.className = "kb-live";
    box.setAttribute("role", "status");
    const title = document.createElement("summary");
    title.textContent = `${mine.length} problem${mine.length === 1 ? "" : "s"} on this page`;
    box.append(title);
    const list = document.createElement("ul");
    for (const issue of mine) {
      const item = document.createElement("li");
      item.textContent = `${issue.file}:${issue.line}:${issue.column}: ${issue.message} ${issue.fix ? "– " + issue.fix : ""}`;
      list.append(item);
    }
    box.append(list);
    document.body.prepend(box);
  }

  let version = 0;
  for (;;) {
    try {
      const answer = await (await fetch("/__kb__/state?" + version)).json();
      if (!version) show(answer.issues);
      else if (answer.version !== version) return location.reload();
      version = answer.version;
    } catch {
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
})();
