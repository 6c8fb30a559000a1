// Adds to pages that are complete without it: search, sorting of tables, and both kept in the
// address (?q=words&sort=table.column.down), so that a link shows what its sender saw.
"use strict";
(() => {
  const main = document.querySelector("main");
  if (!main) return;
  const state = new URLSearchParams(location.search);

  function remember(key, value) {
    if (value) state.set(key, value);
    else state.delete(key);
    const query = state.toString();
    // Some browsers refuse this for files: the page then works without the memory.
    try {
      history.replaceState(null, "", location.pathname + (query && "?" + query) + location.hash);
    } catch { }
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // A cell's number, or null: "1,204", "63.5 %", "0.82".
  function number(text) {
    const match = /^[-−+]?[\d,]+(?:\.\d+)?(?=\s|%|$)/.exec(text);
    return match ? Number(match[0].replace("−", "-").replaceAll(",", "")) : null;
  }

  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  function compare(a, b) {
    const [x, y] = [number(a), number(b)];
    if (x !== null && y !== null) return x - y;
    if (x !== null || y !== null) return x !== null ? -1 : 1;
    return collator.compare(a, b);
  }

  // Sorting: one row of headers, one body, and no cell across several.
  function makeSortable(table, index) {
    const body = table.tBodies[0];
    const headers = table.tHead ? [...table.tHead.rows].pop().cells : [];
    if (!body || table.tBodies.length !== 1 || table.tHead?.rows.length !== 1) return;
    if (body.rows.length < 3 || table.querySelector("[colspan], [rowspan]")) return;
    if (table.matches(".grid, .bars") || table.querySelector("tbody th[scope=row]:not(:first-child)")) return;
    const original = [...body.rows];
    function sort(column, direction) {
      const rows = direction
        ? original.toSorted((a, b) => {
          const order = compare(a.cells[column].textContent.trim(), b.cells[column].textContent.trim());
          return direction === "down" ? -order : order;
        }) : original;
      body.append(...rows);
      [...headers].forEach((header, at) => {
        if (at === column && direction) header.setAttribute("aria-sort", direction === "down" ? "descending" : "ascending");
        else header.removeAttribute("aria-sort");
      });
    }
    [...headers].forEach((header, column) => {
      if (!header.textContent.trim()) return;
      const button = element("button", { type: "button", class: "sort" });
      button.append(...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => {
        const now = header.getAttribute("aria-sort");
        const next = now === "descending" ? "" : now === "ascending" ? "down" : "up";
        sort(column, next);
        remember("sort", next && [index, column, next].join("."));
      });
    });
    const [table0, column, direction] = (state.get("sort") || "").split(".");
    if (Number(table0) === index && headers[Number(column)] && ["up", "down"].includes(direction)) {
      sort(Number(column), direction);
    }
  }
  [...main.querySelectorAll("table")].forEach(makeSortable);

  // Search: every word must stand in the item, whatever the case and the accents.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (query) => fold(query).split(/\s+/).filter(Boolean);
  const holds = (text, query) => query.every((word) => text.includes(word));

  const cards = [...main.querySelectorAll("article.x, article.card:not(.metric)")];
  const long = [...main.querySelectorAll("table:not(.grid):not(.bars)")]
    .filter((table) => table.tBodies[0]?.rows.length >= 10);
  const rows = long.flatMap((table) => [...table.tBodies[0].rows]);
  const items = cards.length >= 3 ? cards : rows;
  if (items.length < 3) return;

  const pager = main.querySelector("nav.pager");
  const input = element("input", { type: "search", id: "_find", autocomplete: "off", spellcheck: "false" });
  const status = element("p", { class: "note", role: "status" });
  const everywhere = element("button", { type: "button", hidden: "" }, "Search all pages");
  const form = element(
    "form", { class: "find", role: "search" },
    element("label", { for: "_find" }, items === cards ? "Find on this page" : "Find rows"), input, everywhere, status);
  const before = items === cards ? cards[0] : long[0].closest(".scroll") || long[0];
  before.before(form);
  const texts = items.map((item) => fold(item.textContent));
  const found = element("div", { class: "found" });

  function find() {
    const query = words(input.value);
    let shown = 0;
    items.forEach((item, at) => {
      item.hidden = !holds(texts[at], query);
      if (!item.hidden) shown += 1;
    });
    status.textContent = query.length ? `${shown} of ${items.length} ${pager ? "on this page" : "shown"}` : "";
    found.replaceChildren();
    everywhere.hidden = !(pager && query.length && location.protocol.startsWith("http"));
    remember("q", input.value.trim());
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", find);

  // The other pages of a list, one after another: what they hold is read, not copied into an index.
  everywhere.addEventListener("click", async () => {
    const query = words(input.value);
    const typed = input.value;
    const last = [...pager.querySelectorAll("ol a")].pop().getAttribute("href");
    const [, name, count] = /^(.*?)-(\d+)\.html/.exec(last) || [];
    // The last page links to itself: then the name is in the address.
    if (!count) return;
    everywhere.hidden = true;
    items.forEach((item) => { item.hidden = true; });
    pager.before(found);
    let hits = 0;
    for (let page = 1; page <= Number(count) && hits < 200; page += 1) {
      if (input.value !== typed) return;
      status.textContent = `${hits} found, page ${page} of ${count} …`;
      let text;
      try {
        const answer = await fetch(page === 1 ? name + ".html" : `${name}-${page}.html`);
        if (!answer.ok) throw new Error();
        text = await answer.text();
      } catch {
        status.textContent = `${hits} found; page ${page} could not be read.`;
        return;
      }
      if (input.value !== typed) return;
      const parsed = new DOMParser().parseFromString(text, "text/html");
      for (const card of parsed.querySelectorAll("main article.x")) {
        if (hits < 200 && holds(fold(card.textContent), query)) {
          found.append(document.adoptNode(card));
          hits += 1;
        }
      }
    }
    status.textContent = hits < 200 ? `${hits} found on ${count} pages` : "The first 200 found";
  });

  if (state.get("q")) {
    input.value = state.get("q");
    find();
  }
})();
