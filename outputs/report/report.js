"use strict";
// On a telephone a row is a card, and each of its cells says which column it is of.
for (const table of document.querySelectorAll("table")) {
  const titles = Array.from(table.tHead?.rows[0]?.cells ?? [], (cell) => cell.textContent.trim());
  if (titles.length < 3) continue;
  table.classList.add("cards");
  for (const body of table.tBodies)
    for (const row of body.rows)
      for (const cell of row.cells)
        if (cell.tagName === "TD" && titles[cell.cellIndex]) cell.dataset.label = titles[cell.cellIndex];
}
// The list of administrations: sorting, searching, filtering. The page says the same without it.
(() => {
  const table = document.getElementById("list");
  const controls = document.getElementById("controls");
  if (!table || !controls) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const search = document.getElementById("search");
  const gaps = document.getElementById("gaps");
  const status = document.getElementById("status");
  const shown = document.getElementById("shown");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, fold(row.textContent));
    return texts.get(row);
  };

  const fits = (row, words) => {
    if (status.value && row.dataset.status !== status.value) return false;
    if (gaps.value && !row.dataset.gaps.split(" ").includes(gaps.value)) return false;
    return words.every((word) => textOf(row).includes(word));
  };
  const filter = () => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      row.hidden = !fits(row, words);
      if (!row.hidden) count += 1;
    }
    shown.textContent = shown.dataset.text.replace("%1", count).replace("%2", rows.length);
  };

  const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
  const key = (row, column) => row.cells[column].dataset.key ?? row.cells[column].textContent;
  const sort = (header) => {
    const column = header.cellIndex;
    const down = header.getAttribute("aria-sort") === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", down ? "descending" : "ascending");
    const keyed = rows.map((row) => [key(row, column), row]);
    keyed.sort((a, b) => collator.compare(a[0], b[0]) * (down ? -1 : 1));
    body.append(...keyed.map(([, row]) => row));
  };

  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => sort(header));
  }
  let due = 0;
  search.addEventListener("input", () => {
    clearTimeout(due);
    due = setTimeout(filter, 120);
  });
  gaps.addEventListener("change", filter);
  status.addEventListener("change", filter);
  // A figure or a name of a chart narrows the list that it leads to.
  for (const link of document.querySelectorAll("a[data-show]"))
    link.addEventListener("click", () => {
      gaps.value = link.dataset.show;
      search.value = status.value = "";
      filter();
    });
  controls.hidden = false;
  filter();

  // What is folded away on the screen belongs on paper, for the rows that are shown.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("#calls ~ * details, #list tr:not([hidden]) details")].filter((fold) => !fold.open);
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  });
})();
