"use strict";
// The register as a list to search: facets with counts, sorting, a detail; the address holds the view. Only rows in sight are in the page.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const rows = data.returns.map(([id, name, region, convergence, modes, filled, errors, warnings, gaps, responsible, phone, email, source, offers]) =>
    ({id, name, region, convergence, modes, filled, errors, warnings, gaps, responsible, phone, email, source, offers}));
  const $ = (id) => document.getElementById(id);
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  for (const row of rows) row.text = fold([row.name, row.region, row.responsible, row.email, row.source, ...row.offers].join(" "));
  const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});

  // A facet: its key in the address, and the values of it that a row has.
  const state = (row) => (row.errors ? "incomplete" : row.warnings ? "doubtful" : "sound");
  const facets = [
    {key: "stato", title: words.state, of: (row) => [state(row)], name: (value) => words.states[value], order: ["incomplete", "doubtful", "sound"]},
    {key: "conv", title: words.convergence, of: (row) => [String(row.convergence)], name: (value) => words.convergences[value], order: ["1", "0", "-1"]},
    {key: "regione", title: words.region, of: (row) => [row.region || "?"], name: (value) => (value === "?" ? words.unknown : value)},
    {key: "area", title: words.area, of: (row) => [...row.modes.keys()].filter((i) => row.modes[i]).map((i) => data.areas[i][0]), name: (value) => value + ". " + data.areas.find((area) => area[0] === value)[1]},
    {key: "modo", title: words.mode, of: (row) => modesOf(row), name: (value) => words.modes[value], order: ["r", "p", "o", "n"]},
    {key: "lacuna", title: words.gap, of: (row) => [...new Set(row.gaps.map((gap) => data.codes[gap[0]][0]))], name: (value) => data.codes.find((code) => code[0] === value)[1]},
  ].filter((facet) => !data.lacks.includes(facet.key));
  // With an area chosen, a mode is that of the area.
  const modesOf = (row) => {
    const area = view.get("area");
    const within = area ? [row.modes[data.areas.findIndex((each) => each[0] === area)]] : row.modes;
    return [...new Set(within.filter(Boolean))];
  };
  const columns = {
    nome: (a, b) => collator.compare(a.name, b.name),
    regione: (a, b) => collator.compare(a.region, b.region),
    completezza: (a, b) => a.filled - b.filled,
    errori: (a, b) => a.errors - b.errors || a.warnings - b.warnings,
  };

  let view = new URLSearchParams();
  let found = [];
  const fits = (row, except) => {
    const wanted = view.get("q");
    if (wanted && !fold(wanted).split(/\s+/).every((word) => row.text.includes(word))) return false;
    return facets.every((facet) => facet.key === except || !view.get(facet.key) || facet.of(row).includes(view.get(facet.key)));
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
      for (const row of rows) if (fits(row, facet.key)) for (const value of facet.of(row)) counts.set(value, (counts.get(value) || 0) + 1);
      const chosen = view.get(facet.key);
      if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
      const order = facet.order || [...counts.keys()].sort((a, b) => (a === "?") - (b === "?") || collator.compare(facet.name(a), facet.name(b)));
      if (counts.size === 0) return node("div");
      const box = node("fieldset");
      box.append(node("legend", facet.title));
      for (const value of order.filter((each) => counts.has(each))) {
        const label = node("label");
        const input = node("input", undefined, {type: "checkbox", id: facet.key + "-" + value});
        input.checked = value === chosen;
        input.addEventListener("change", () => go(facet.key, input.checked ? value : ""));
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
    const link = node("a", row.name || words.unnamed, {href: "#" + new URLSearchParams([...view, ["s", row.id]])});
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
  const drawRows = () => {
    const each = height(), first = Math.max(0, Math.floor(list.scrollTop / each) - 5), many = Math.ceil(list.clientHeight / each) + 10;
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
    $("detail-body").replaceChildren(node("h2", row.name || words.unnamed), page, facts, node("h3", words.gaps + " (" + row.gaps.length + ")"), gaps);
    if (!dialog.open) dialog.showModal();
  };

  const draw = () => {
    view = new URLSearchParams(location.hash.slice(1));
    if (view.get("q") !== $("q").value && document.activeElement !== $("q")) $("q").value = view.get("q") || "";
    const [column, down] = (view.get("ordine") || "nome").split("-");
    found = rows.filter((row) => fits(row));
    found.sort((a, b) => (columns[column] || columns.nome)(a, b) * (down ? -1 : 1));
    for (const button of document.querySelectorAll(".head [data-column]"))
      button.dataset.column === column ? button.setAttribute("aria-sort", down ? "descending" : "ascending") : button.removeAttribute("aria-sort");
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
    button.addEventListener("click", () => go("ordine", button.dataset.column + (button.getAttribute("aria-sort") === "ascending" ? "-giu" : "")));
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
  addEventListener("hashchange", () => {
    if (view.get("s") === new URLSearchParams(location.hash.slice(1)).get("s")) list.scrollTop = 0;
    draw();
  });
  draw();
})();
