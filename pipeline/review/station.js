"use strict";
// The queue is the station's; this page shows a card of it beside its return and sends what is decided. Every text goes in as text.
(() => {
  const at = (id) => document.getElementById(id);
  const state = { cards: [], returns: [], place: 0, id: null, fields: new Map(), session: [], reviewer: "", busy: false };

  const ask = async (path, body) => {
    const options = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
    const answer = await fetch(path, { credentials: "same-origin", ...options });
    const text = await answer.text();
    if (!answer.ok) {
      let words = text || answer.statusText;
      try { words = JSON.parse(text).error || words; } catch { /* it is plain text */ }
      throw new Error(words);
    }
    return text;
  };

  const say = (words, isError = false) => {
    at("message").textContent = words;
    at("message").classList.toggle("error", isError);
  };

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const states = { "approved": "approvata", "reservations": "con riserve", "to-review": "da rivedere" };
  const state_of = (entry) => entry.set_aside ? "accantonata" : entry.reviews.map((each) => `${states[each.state]} (${each.by})`).join(", ") || "da rivedere";

  const card = () => state.cards[state.place];

  const show_list = () => {
    const wanted = at("find").value.toLowerCase();
    at("returns").replaceChildren(...state.returns.filter((each) => `${each.respondent} ${each.source}`.toLowerCase().includes(wanted)).map((each) => {
      const item = document.createElement("li");
      const button = element("button", each.respondent || each.source, { type: "button", "aria-current": String(each.record_id === state.id) });
      button.append(element("span", `${state_of(each)} · ${each.cards} da decidere`, { class: "state" }));
      button.addEventListener("click", () => open_return(each.record_id));
      item.append(button);
      return item;
    }));
    at("count").textContent = state.cards.length === 0 ? "nessun dubbio da decidere" : `${state.cards.length} da decidere`;
    const entry = state.returns.find((each) => each.record_id === state.id);
    at("reviews").textContent = entry ? state_of(entry) : "";
    at("state").querySelector("[value=current]").hidden = !entry?.set_aside;
    at("state").querySelector("[value=set-aside]").hidden = Boolean(entry?.set_aside);
  };

  const show_agreement = (pairs) => {
    at("agreement").hidden = pairs.length === 0;
    at("agreement").querySelector("ul").replaceChildren(...pairs.map((pair) => element("li",
      `${pair.first} e ${pair.second}: ${pair.same} di ${pair.both} uguali` + (pair.kappa === null ? "" : `, κ = ${pair.kappa.toFixed(2)}`))));
  };

  const show_return = async (id) => {
    if (state.id !== id || !at("return").firstChild) {
      state.id = id;
      at("return").innerHTML = await ask(`/return/${id}`);  // written by the station, its texts escaped
    }
    const fields = JSON.parse(await ask(`/fields/${id}`));
    state.fields = new Map(fields.fields.map((field) => [field.path, field]));
    for (const field of fields.fields) {
      const row = document.getElementById("v-" + field.anchor);
      if (!row || row.dataset.path) continue;
      row.dataset.path = field.path;
      row.tabIndex = 0;
    }
  };

  const light = (anchor) => {
    for (const old of document.querySelectorAll(".lit, .asked")) old.classList.remove("lit", "asked");
    let first = null;
    for (const words of document.querySelectorAll("#document [data-of]"))
      if (words.dataset.of.split(" ").includes(anchor)) { words.classList.add("lit"); first ||= words; }
    const row = document.getElementById("v-" + anchor);
    row?.classList.add("asked");
    (first || row)?.scrollIntoView({ block: "center" });
  };

  const show = async () => {
    close_forms();
    const now = card();
    show_list();
    if (!now) {
      at("card-title").textContent = state.id ? "In questa scheda non c'è altro da decidere" : "Niente da decidere";
      for (const id of ["card-where", "card-value"]) at(id).textContent = "";
      at("card-reasons").replaceChildren();
      if (state.id) await show_return(state.id);
      return;
    }
    await show_return(now.record_id);
    at("card-title").textContent = now.title || "Scheda intera";
    at("card-where").textContent = `${now.respondent || now.source} · ${state.place + 1} di ${state.cards.length}`;
    at("card-reasons").replaceChildren(...now.reasons.map((reason) => element("li", reason)));
    at("card-value").textContent = now.field ? now.value || "—" : "";
    light((state.fields.get(now.confirms || now.field)?.anchor) || now.field.replaceAll("[", ".").replaceAll("]", ""));
    show_list();
  };

  const load = async (keep) => {
    const queue = JSON.parse(await ask("/queue"));
    state.cards = queue.cards;
    state.returns = queue.returns;
    at("who").textContent = queue.reviewer + (queue.blind ? " (senza vedere gli altri)" : "");
    show_agreement(queue.agreement);
    if (keep !== undefined) state.place = Math.min(keep, Math.max(0, state.cards.length - 1));
  };

  const open_return = async (id) => {
    const place = state.cards.findIndex((each) => each.record_id === id);
    state.id = null;
    at("return").replaceChildren();
    if (place >= 0) { state.place = place; await show(); return; }
    state.id = id;
    state.place = state.cards.length;
    await show();
  };

  const decide = async (body, words) => {
    if (state.busy) return;
    state.busy = true;
    try {
      const answer = JSON.parse(await ask("/decide", body));
      if (answer.numbers.length > 0) state.session.push({ numbers: answer.numbers, record_id: body.record_id, place: state.place });
      say(words);
      const id = state.id;
      state.id = null;
      await load(state.place);
      if (!card()) state.id = id;
      await show();
    } catch (problem) {
      say(problem.message, true);
    } finally {
      state.busy = false;
    }
  };

  const target = () => {
    const row = document.activeElement?.closest?.("[data-path]");
    const path = row ? row.dataset.path : card()?.confirms || "";
    return state.fields.get(path);
  };

  const close_forms = () => {
    for (const id of ["edit", "assign"]) at(id).hidden = true;
    at("actions").hidden = false;
  };

  const actions = {
    "j": () => { state.place = Math.min(state.place + 1, Math.max(0, state.cards.length - 1)); return show(); },
    "k": () => { state.place = Math.max(state.place - 1, 0); return show(); },
    "Enter": () => {
      const now = card();
      if (!now) return;
      if (now.missing) return say("Manca: E per scriverlo, V se è vuoto davvero, Q per chiederlo.", true);
      if (now.confirms && now.codes.every((code) => ["inferred", "ambiguous"].includes(code)))
        return decide({ record_id: now.record_id, field: now.confirms, value: now.value, why: "confermato nel documento" }, "Confermato.");
      return decide({ record_id: now.record_id, field: now.field || "-", waive: now.codes.join(" "), why: "verificato nel documento" }, "Verificato.");
    },
    "e": () => {
      const field = target();
      if (!field) return say("Scegliere un campo nella scheda.", true);
      at("edit").dataset.path = field.path;
      at("edit-label").textContent = field.title;
      const listed = field.codes.length > 0;
      at("edit-value").hidden = listed;
      at("edit-codes").hidden = !listed;
      at("edit-codes").multiple = field.many;
      const chosen = field.value.split("; ");
      at("edit-codes").replaceChildren(...(field.many ? [] : [element("option", "—", { value: "" })]), ...field.codes.map((code) => {
        const option = element("option", code, { value: code });
        option.selected = chosen.includes(code);
        return option;
      }));
      at("edit-value").value = field.value;
      at("edit-value").rows = field.long ? 8 : 2;
      at("actions").hidden = true;
      at("edit").hidden = false;
      (listed ? at("edit-codes") : at("edit-value")).focus();
    },
    "v": () => {
      const now = card();
      if (!now || !now.confirms) return say("Qui non c'è un campo.", true);
      if (now.value === "") return decide({ record_id: now.record_id, field: now.field, waive: now.codes.join(" "), why: "è vuoto nel documento" }, "È vuoto.");
      return decide({ record_id: now.record_id, field: now.confirms, value: "", why: "è vuoto nel documento" }, "È vuoto.");
    },
    "a": () => {
      const words = String(getSelection()).trim();
      if (!words || !state.id) return say("Scegliere prima le parole nel documento.", true);
      at("assign-words").textContent = words;
      const now = card()?.confirms;
      at("assign-field").replaceChildren(...[...state.fields.values()].filter((field) => field.codes.length === 0).map((field) => {
        const option = element("option", field.title, { value: field.path });
        option.selected = field.path === now;
        return option;
      }));
      at("actions").hidden = true;
      at("assign").hidden = false;
      at("assign-field").focus();
    },
    "q": () => {
      const now = card();
      if (!now) return;
      return decide({ record_id: now.record_id, field: now.field || "-", waive: "ask", why: "da chiedere all'ente" }, "Da chiedere: andrà nei solleciti.");
    },
    "z": async () => {
      const last = state.session.pop();
      if (!last) return say("Non c'è nulla da riprendere.", true);
      try {
        for (const number of last.numbers) await ask("/undo", { number: String(number) });
        state.id = null;
        await load(last.place);
        const place = state.cards.findIndex((each) => each.record_id === last.record_id);
        if (place >= 0 && state.cards[state.place]?.record_id !== last.record_id) state.place = place;
        say("Ripreso.");
        await show();
      } catch (problem) { say(problem.message, true); }
    },
    "?": () => at("help").showModal(),
  };

  const run = async (key) => {
    try { await actions[key](); } catch (problem) { say(problem.message, true); }
  };

  const send_edit = () => {
    const field = state.fields.get(at("edit").dataset.path);
    const value = field.codes.length > 0 ? [...at("edit-codes").selectedOptions].map((option) => option.value).filter(Boolean).join("; ") : at("edit-value").value;
    return decide({ record_id: state.id, field: field.path, value, why: "corretto dal documento" }, "Corretto.");
  };

  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if (event.key === "Escape") { close_forms(); return; }
    if (typing) {
      const saves = event.key === "Enter" && !at("edit").hidden && (event.ctrlKey || event.target.tagName === "SELECT" || at("edit-value").rows === 2);
      if (saves) { event.preventDefault(); run_edit(); }
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || at("help").open) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!(key in actions) || (key === "Enter" && event.target.closest("button, a"))) return;
    event.preventDefault();
    run(key);
  });
  const run_edit = () => send_edit().catch((problem) => say(problem.message, true));

  at("actions").addEventListener("mousedown", (event) => event.preventDefault());  // the words that are selected stay so
  at("actions").addEventListener("click", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (key) run(key);
  });
  at("edit").addEventListener("submit", (event) => { event.preventDefault(); run_edit(); });
  at("assign").addEventListener("submit", (event) => {
    event.preventDefault();
    const field = state.fields.get(at("assign-field").value);
    const words = at("assign-words").textContent;
    const value = field.value === "" ? words : field.value + (field.long ? "\n\n" : " ") + words;
    decide({ record_id: state.id, field: field.path, value, why: "parole del documento" }, "Assegnato.");
  });
  for (const id of ["cancel", "cancel-assign"]) at(id).addEventListener("click", close_forms);
  at("close-help").addEventListener("click", () => at("help").close());
  at("find").addEventListener("input", show_list);
  at("state").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!state.id) return;
    const value = event.submitter.value;
    const field = value === "set-aside" || value === "current" ? "status" : "review";
    decide({ record_id: state.id, field, value, why: at("note").value || "revisione" }, "Fatto.");
    at("note").value = "";
  });

  load(0).then(show).catch((problem) => say(problem.message, true));
})();
