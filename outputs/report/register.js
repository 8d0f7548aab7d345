"use strict";
// The register as a list to search: facets with counts, sorting, a detail; the address holds the view. Only rows in sight are in the page.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const rows = data.returns.map(([id, name, region, convergence, modes, filled, errors, warnings, gaps, responsible, phone, email, source, offers]) =>
    ({id, name, region, convergence, modes, filled, errors, warnings, gaps, responsible, phone, email, source, offers}));
  const $ = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  for (const row of rows) {
    row.text = fold([row.name, row.region, row.responsible, row.email, row.source, ...row.offers].join(" "));
    row.title = row.name || words.unnamed + " (" + row.source + ")";
  }
  const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});

  // A facet: its key in the address, and the values of it that a row has. Areas and modes belong together: with a mode chosen a row has the
  // areas where it is so, with an area chosen the modes that it has there.
  const state = (row) => (row.errors ? "incomplete" : row.warnings ? "doubtful" : "sound");
  const facets = [
    {key: "stato", title: words.state, of: (row) => [state(row)], name: (value) => words.states[value], order: ["incomplete", "doubtful", "sound"]},
    {key: "conv", title: words.convergence, of: (row) => [String(row.convergence)], name: (value) => words.convergences[value], order: ["1", "0", "-1"]},
    {key: "regione", title: words.region, of: (row) => [row.region || "?"], name: (value) => (value === "?" ? words.unknown : value)},
    {key: "area", title: words.area, paired: true, of: (row) => pairs(row, new Set(), wanted.modo).map(([area]) => area), name: (value) => value + ". " + data.areas.find((area) => area[0] === value)[1]},
    {key: "modo", title: words.mode, paired: true, of: (row) => [...new Set(pairs(row, wanted.area, new Set()).map(([, mode]) => mode))], name: (value) => words.modes[value], order: ["r", "p", "o", "n"]},
    {key: "lacuna", title: words.gap, of: (row) => [...new Set(row.gaps.map((gap) => data.codes[gap[0]][0]))], name: (value) => data.codes.find((code) => code[0] === value)[1]},
  ].filter((facet) => !data.lacks.includes(facet.key));
  const pairs = (row, areas, modes) => row.modes.map((mode, i) => [data.areas[i][0], mode])
    .filter(([area, mode]) => mode && (!areas.size || areas.has(area)) && (!modes.size || modes.has(mode)));
  for (const facet of facets.filter((each) => !each.paired)) for (const row of rows) row[facet.key] = facet.of(row);
  const valuesOf = (row, facet) => (facet.paired ? facet.of(row) : row[facet.key]);
  const columns = {
    nome: (a, b) => !a.name - !b.name || collator.compare(a.title, b.title),
    regione: (a, b) => collator.compare(a.region, b.region),
    completezza: (a, b) => a.filled - b.filled,
    errori: (a, b) => a.errors - b.errors || a.warnings - b.warnings,
  };

  let view = new URLSearchParams();
  let found = [];
  let wanted = {}; // of the view: the words, and of each facet the values of which one is enough
  const readWanted = () => {
    wanted = {words: fold(view.get("q") || "").split(/\s+/).filter(Boolean), area: new Set(), modo: new Set()};
    for (const facet of facets) wanted[facet.key] = new Set((view.get(facet.key) || "").split(",").filter(Boolean));
  };
  const fits = (row, except = {}) => {
    if (!wanted.words.every((word) => row.text.includes(word))) return false;
    if (!except.paired && wanted.area.size + wanted.modo.size && !pairs(row, wanted.area, wanted.modo).length) return false;
    return facets.every((facet) => facet === except || facet.paired || !wanted[facet.key].size || row[facet.key].some((value) => wanted[facet.key].has(value)));
  };
  const go = (key, value) => {
    const next = new URLSearchParams(view);
    value ? next.set(key, value) : next.delete(key);
    location.hash = next.toString();
  };

  const node = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const drawFacets = () => {
    const focused = document.activeElement && document.activeElement.id;
    $("facets").replaceChildren(...facets.map((facet) => {
      const counts = new Map();
      for (const row of rows) if (fits(row, facet)) for (const value of valuesOf(row, facet)) counts.set(value, (counts.get(value) || 0) + 1);
      const chosen = wanted[facet.key];
      for (const value of chosen) if (!counts.has(value)) counts.set(value, 0);
      const order = facet.order || [...counts.keys()].sort((a, b) => (a === "?") - (b === "?") || collator.compare(facet.name(a), facet.name(b)));
      if (counts.size === 0) return node("div");
      const box = node("fieldset");
      box.append(node("legend", facet.title));
      for (const value of order.filter((each) => counts.has(each))) {
        const label = node("label");
        const input = node("input", undefined, {type: "checkbox", id: facet.key + "-" + value});
        input.checked = chosen.has(value);
        input.addEventListener("change", () => go(facet.key, [...chosen].filter((each) => each !== value).concat(input.checked ? value : []).join(",")));
        label.append(input, node("span", facet.name(value)), node("span", counts.get(value), {class: "count"}));
        box.append(label);
      }
      return box;
    }));
    if (focused && $(focused)) $(focused).focus();
  };

  // On a phone the facets are folded away.
  const wide = matchMedia("(min-width: 60.01rem)");
  const foldFacets = () => ($("filters").open = wide.matches);
  wide.addEventListener("change", foldFacets);
  foldFacets();

  $("returns").classList.toggle("no-region", data.lacks.includes("regione"));
  $("returns").classList.toggle("no-areas", !data.areas.length);
  const list = $("list"), inside = $("rows"), tall = $("tall");
  const drawRow = (row, i) => {
    const item = node("li", undefined, {class: "row", "aria-posinset": i + 1, "aria-setsize": found.length});
    const link = node("a", row.title, {href: "#" + new URLSearchParams([...view, ["s", row.id]])});
    const name = node("span");
    name.append(link);
    const who = node("span", [row.responsible, row.phone, row.email].filter(Boolean).join(" · ") || "—");
    item.append(name);
    if (!data.lacks.includes("regione")) item.append(node("span", row.region || "—"));
    if (data.areas.length) item.append(node("span", data.areas.map((area, a) => (row.modes[a] ? area[0] + " " + words.modes[row.modes[a]] : "")).filter(Boolean).join(", ") || "—"));
    item.append(
      node("span", row.filled + "%", {class: "num", "data-name": words.filled}), node("span", row.errors + " / " + row.warnings, {class: "num" + (row.errors ? " error" : row.warnings ? " warning" : ""), "data-name": words.errors}), who);
    return item;
  };
  const height = () => parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--row")) * parseFloat(getComputedStyle(document.documentElement).fontSize);
  let onPaper = false; // there all rows are drawn
  const drawRows = () => {
    const each = height(), first = onPaper ? 0 : Math.max(0, Math.floor(list.scrollTop / each) - 5);
    const many = onPaper ? found.length : Math.ceil(list.clientHeight / each) + 10;
    tall.style.height = found.length * each + "px";
    inside.style.transform = `translateY(${first * each}px)`;
    inside.replaceChildren(...found.slice(first, first + many).map((row, i) => drawRow(row, first + i)));
  };

  const drawDetail = () => {
    const row = rows.find((each) => each.id === view.get("s"));
    const dialog = $("detail");
    if (!row) return dialog.open && dialog.close();
    const facts = node("dl");
    const fact = (name, value, link) => {
      if (!value) return;
      const held = node("dd");
      held.append(link ? node("a", value, {href: link}) : value);
      facts.append(node("dt", name), held);
    };
    fact(words.region, row.region);
    fact(words.responsible, row.responsible);
    fact(words.phone, row.phone, /^\+[0-9 ]+$/.test(row.phone) ? "tel:" + row.phone.replaceAll(" ", "") : "");
    fact("E-mail", row.email, /^[\w.+-]+@[\w.-]+$/.test(row.email) ? "mailto:" + row.email : "");
    data.areas.forEach((area, a) => fact("Area " + area[0], row.modes[a] && area[1] + ": " + words.modes[row.modes[a]] + (row.offers[a] ? " (" + row.offers[a] + ")" : "")));
    fact(words.document, row.source);
    fact("ID", row.id);
    const gaps = node("ul");
    for (const [code, field] of row.gaps) gaps.append(node("li", data.fields[field] + ": " + data.codes[code][1] + ". " + data.codes[code][2]));
    const page = node("p");
    page.append(node("a", words.page, {href: "schede/" + row.id + ".html"}));
    $("detail-body").replaceChildren(node("h2", row.title), page, facts, node("h3", words.gaps + " (" + row.gaps.length + ")"), gaps);
    if (!dialog.open) dialog.showModal();
  };

  const draw = () => {
    view = new URLSearchParams(location.hash.slice(1));
    readWanted();
    if (view.get("q") !== $("q").value && document.activeElement !== $("q")) $("q").value = view.get("q") || "";
    const [column, down] = (view.get("ordine") || "nome").split("-");
    found = rows.filter((row) => fits(row));
    found.sort((a, b) => (columns[column] || columns.nome)(a, b) * (down ? -1 : 1));
    for (const button of document.querySelectorAll(".head [data-column]"))
      button.dataset.column === column ? button.setAttribute("data-sort", down ? "descending" : "ascending") : button.removeAttribute("data-sort");
    $("shown").textContent = words.shown.replace("%1", found.length).replace("%2", rows.length);
    drawFacets();
    drawRows();
    drawDetail();
  };

  let due = 0;
  $("q").addEventListener("input", () => {
    clearTimeout(due);
    due = setTimeout(() => go("q", $("q").value.trim()), 150);
  });
  for (const button of document.querySelectorAll(".head [data-column]"))
    button.addEventListener("click", () => go("ordine", button.dataset.column + (button.dataset.sort === "ascending" ? "-giu" : "")));
  $("copy").addEventListener("click", async () => {
    const lines = found.map((row) => [row.name, row.region, row.responsible, row.phone, row.email].join("\t"));
    const text = [words.copied.join("\t"), ...lines].join("\n");
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = node("textarea", text);
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    $("shown").textContent = words.done.replace("%1", found.length);
  });
  $("clear").addEventListener("click", () => (location.hash = ""));
  $("detail").addEventListener("close", () => go("s", ""));
  $("close").addEventListener("click", () => $("detail").close());
  list.addEventListener("scroll", drawRows, {passive: true});
  addEventListener("resize", drawRows);
  for (const [event, paper] of [["beforeprint", true], ["afterprint", false]])
    addEventListener(event, () => {
      onPaper = paper;
      drawRows();
    });
  addEventListener("hashchange", () => {
    if (view.get("s") === new URLSearchParams(location.hash.slice(1)).get("s")) list.scrollTop = 0;
    draw();
  });
  draw();
})();
