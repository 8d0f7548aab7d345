"use strict";
// The queue is the station's; this page shows a card of it beside its return and sends what is decided. Every text goes in as text.
(() => {
  const at = (id) => document.getElementById(id);
  const words = JSON.parse(at("words").textContent);
  const fill = (text, ...parts) => parts.reduce((filled, part) => filled.replace("{}", () => part), text);
  const state = { cards: [], returns: [], place: 0, id: null, fields: new Map(), session: [], used: new Set(), busy: false };

  const ask = async (path, body) => {
    const options = body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {};
    let answer;
    try { answer = await fetch(path, { credentials: "same-origin", ...options }); } catch { throw new Error(words.no_station); }
    const text = await answer.text();
    if (!answer.ok) {
      let reason = text || answer.statusText;
      try { reason = JSON.parse(text).error || reason; } catch { /* it is plain text */ }
      throw new Error(reason);
    }
    return text;
  };

  const say = (text, isError = false) => {
    at("message").textContent = text;
    at("message").classList.toggle("error", isError);
  };

  // One step at a time: what is pressed before a question is shown is not about it.
  const step = async (what) => {
    if (state.busy) return;
    state.busy = true;
    at("work").setAttribute("aria-busy", "true");
    try { await what(); } catch (problem) { say(problem.message, true); }
    state.busy = false;
    at("work").removeAttribute("aria-busy");
  };

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const state_of = (entry) => entry.set_aside ? words.state_set_aside
    : entry.reviews.map((each) => `${words["state_" + each.state]} (${each.by})`).join(", ") || words["state_to-review"];
  const left_of = (count) => count === 0 ? words.none_left : fill(words.left, count);

  const card = () => state.cards[state.place];

  const show_list = () => {
    const wanted = at("find").value.toLowerCase();
    const focused = document.activeElement?.dataset.id;
    at("returns").replaceChildren(...state.returns.filter((each) => `${each.respondent} ${each.source}`.toLowerCase().includes(wanted)).map((each) => {
      const item = document.createElement("li");
      const button = element("button", each.respondent || each.source, { type: "button", "data-id": each.record_id });
      if (each.record_id === state.id) button.setAttribute("aria-current", "true");
      button.append(element("span", state_of(each) + (each.cards > 0 ? ` · ${left_of(each.cards)}` : ""), { class: "state" }));
      button.addEventListener("click", () => step(() => open_return(each.record_id)));
      item.append(button);
      return item;
    }));
    if (focused) at("returns").querySelector(`[data-id="${focused}"]`)?.focus();
    at("count").textContent = left_of(state.cards.length);
    const entry = state.returns.find((each) => each.record_id === state.id);
    at("reviews").textContent = entry ? state_of(entry) : "";
    at("state").querySelector("[value=current]").hidden = !entry?.set_aside;
    at("state").querySelector("[value=set-aside]").hidden = Boolean(entry?.set_aside);
  };

  const show_agreement = (pairs) => {
    at("agreement").hidden = pairs.length === 0;
    at("agreement").querySelector("ul").replaceChildren(...pairs.map((pair) => element("li",
      fill(words.agree, pair.first, pair.second, pair.same, pair.both) + (pair.kappa === null ? "" : `, κ = ${pair.kappa.toFixed(2)}`))));
  };

  const show_return = async (id) => {
    const isShown = state.id === id && at("return").firstChild;
    const page = isShown ? null : await ask(`/return/${id}`);
    const fields = JSON.parse(await ask(`/fields/${id}`));
    if (page !== null) at("return").innerHTML = page;  // written by the station, its texts escaped
    for (const link of at("return").querySelectorAll("#document a")) link.removeAttribute("href");  // words in a link cannot be chosen
    state.id = id;
    state.fields = new Map(fields.fields.map((field) => [field.path, field]));
    for (const field of fields.fields) {
      const row = at("v-" + field.anchor);
      if (!row || row.dataset.path) continue;
      row.dataset.path = field.path;
      row.tabIndex = 0;
    }
  };

  const passages = () => [...document.querySelectorAll("#document .unread[data-of]")];
  const is_used = (passage) => state.used.has(state.id + passage.dataset.of);

  const light = (now) => {
    for (const old of document.querySelectorAll(".lit, .asked")) old.classList.remove("lit", "asked");
    const anchor = state.fields.get(now.confirms || now.field)?.anchor || now.field.replaceAll("[", ".").replaceAll("]", "");
    const lit = now.field === "" ? passages().filter((each) => !is_used(each))
      : [...document.querySelectorAll("#document [data-of]")].filter((each) => each.dataset.of.split(" ").includes(anchor));
    for (const each of lit) each.classList.add("lit");
    const row = at("v-" + anchor);
    row?.classList.add("asked");
    const scrolls = (pane) => getComputedStyle(pane).overflowY === "auto" && pane.scrollHeight > pane.clientHeight;
    if (!scrolls(at("return").querySelector("#answers") || document.body)) return scrollTo(0, at("work").offsetTop);  // one column
    lit[0]?.scrollIntoView({ block: "center" });
    row?.scrollIntoView({ block: "center" });
  };

  const show = async () => {
    close_forms();
    const now = card();
    const id = now ? now.record_id : state.id;
    if (id) await show_return(id);
    show_list();
    at("card-title").textContent = now ? now.title || words.whole : state.id ? words.no_more : words.none_left;
    at("card-where").textContent = now ? `${now.respondent || now.source} · ${fill(words.place, state.place + 1, state.cards.length)}` : "";
    at("card-reasons").replaceChildren(...(now ? now.reasons : []).map((reason) => element("li", reason)));
    at("card-value").textContent = now?.field ? now.value || "—" : "";
    if (now) light(now);
    if (!document.activeElement?.closest("#find, #list, dialog")) at("card").focus({ preventScroll: true });
  };

  const load = async (keep) => {
    const queue = JSON.parse(await ask("/queue"));
    state.cards = queue.cards;
    state.returns = queue.returns;
    at("who").textContent = queue.reviewer + (queue.blind ? words.blind : "");
    show_agreement(queue.agreement);
    if (keep !== undefined) state.place = Math.min(keep, Math.max(0, state.cards.length - 1));
  };

  const forget_return = () => at("return").replaceChildren();

  const open_return = (id) => {
    const place = state.cards.findIndex((each) => each.record_id === id);
    state.place = place >= 0 ? place : state.cards.length;
    state.id = id;
    forget_return();
    at("card").focus({ preventScroll: true });
    return show();
  };

  const decide = async (body, said) => {
    const answer = JSON.parse(await ask("/decide", body));
    if (answer.numbers.length > 0) state.session.push({ numbers: answer.numbers, record_id: body.record_id, place: state.place });
    forget_return();
    const wasOpen = !card();
    await load(state.place);
    if (wasOpen) state.place = state.cards.length;  // a return without a question stays open
    await show();
    say(said);
  };

  const target = () => {
    const row = document.activeElement?.closest?.("[data-path]");
    return state.fields.get(row ? row.dataset.path : card()?.confirms || "");
  };

  const close_forms = () => {
    for (const id of ["edit", "assign"]) at(id).hidden = true;
    at("actions").hidden = false;
  };
  const cancel = () => {
    close_forms();
    at("card").focus({ preventScroll: true });
  };

  const open_form = (id, first) => {
    say("");
    at("actions").hidden = true;
    at(id).hidden = false;
    first.focus();
  };

  const waive = (codes, why, said) => decide({ record_id: card().record_id, field: card().field || "-", waive: codes, why }, said);

  const move = (place) => {
    state.place = Math.max(0, Math.min(place, state.cards.length - 1));
    say("");
    return show();
  };

  const actions = {
    "j": () => move(state.place + 1),
    "k": () => move(state.place - 1),
    "Enter": () => {
      const now = card();
      if (!now) return;
      if (now.missing) return say(words.is_missing, true);
      if (now.confirms && now.codes.every((code) => ["inferred", "ambiguous"].includes(code)))
        return decide({ record_id: now.record_id, field: now.confirms, value: now.value, why: words.why_confirmed }, words.confirmed);
      return waive(now.codes.join(" "), words.why_looked_into, words.looked_into);
    },
    "e": () => {
      const field = target();
      if (!field) return say(words.no_field, true);
      const listed = field.codes.length > 0, chosen = field.value.split("; ");
      at("edit").dataset.path = field.path;
      at("edit-label").textContent = field.title;
      at("edit-label").htmlFor = listed ? "edit-codes" : "edit-value";
      at("edit-value").hidden = listed;
      at("edit-codes").hidden = !listed;
      at("edit-codes").multiple = field.many;
      at("edit-codes").replaceChildren(...(field.many ? [] : [element("option", "—", { value: "" })]), ...field.codes.map((code) => {
        const option = element("option", code, { value: code });
        option.selected = chosen.includes(code);
        return option;
      }));
      at("edit-value").value = field.value;
      at("edit-value").rows = field.long ? 8 : 2;
      open_form("edit", listed ? at("edit-codes") : at("edit-value"));
    },
    "v": () => {
      const now = card();
      if (!now || !now.confirms) return say(words.no_field, true);
      if (now.value === "") return waive(now.codes.join(" "), words.why_empty, words.emptied);
      return decide({ record_id: now.record_id, field: now.confirms, value: "", why: words.why_empty }, words.emptied);
    },
    "a": () => {
      const next = passages().find((each) => !is_used(each));
      const chosen = String(getSelection()).trim();
      const found = chosen || passages().filter((each) => each.dataset.of === next?.dataset.of).map((each) => each.textContent).join(" ").trim();
      if (!found || !state.id) return say(words.no_words, true);
      at("assign").dataset.passage = chosen ? "" : next.dataset.of;
      at("assign-words").textContent = found;
      const now = card()?.confirms;
      at("assign-field").replaceChildren(...[...state.fields.values()].filter((field) => field.codes.length === 0).map((field) => {
        const option = element("option", field.title, { value: field.path });
        option.selected = field.path === now;
        return option;
      }));
      open_form("assign", at("assign-field"));
    },
    "q": () => card() && waive("ask", words.why_ask, words.to_be_asked),
    "z": async () => {
      const last = state.session.pop();
      if (!last) return say(words.nothing_back, true);
      for (const number of last.numbers) await ask("/undo", { number: String(number) });
      forget_return();
      await load(last.place);
      const place = state.cards.findIndex((each) => each.record_id === last.record_id);
      if (place >= 0 && card()?.record_id !== last.record_id) state.place = place;
      await show();
      say(words.taken_back);
    },
    "?": () => at("help").showModal(),
  };

  const run = (key) => step(() => actions[key]());

  const send_edit = () => {
    const field = state.fields.get(at("edit").dataset.path);
    const value = field.codes.length > 0 ? [...at("edit-codes").selectedOptions].map((option) => option.value).filter(Boolean).join("; ") : at("edit-value").value;
    return decide({ record_id: state.id, field: field.path, value, why: words.why_corrected }, words.corrected);
  };

  const send_assignment = async () => {
    const field = state.fields.get(at("assign-field").value);
    const found = at("assign-words").textContent, passage = at("assign").dataset.passage, id = state.id;
    const value = field.value === "" ? found : field.value + (field.long ? "\n\n" : " ") + found;
    state.used.add(id + passage);
    try {
      await decide({ record_id: id, field: field.path, value, why: words.why_assigned }, words.assigned);
    } catch (problem) {
      state.used.delete(id + passage);
      throw problem;
    }
  };

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") return at("help").open ? undefined : cancel();
    const typed = event.target.closest("input, textarea, select");
    if (typed) {
      const form = typed.closest("#edit, #assign");
      const saves = form && event.key === "Enter" && (event.ctrlKey || typed.tagName === "SELECT" || typed.rows === 2);
      if (saves) { event.preventDefault(); form.requestSubmit(); }
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || at("help").open || !at("edit").hidden || !at("assign").hidden) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!(key in actions) || (key === "Enter" && event.target.closest("button, a"))) return;
    event.preventDefault();
    run(key);
  });

  addEventListener("mousedown", (event) => { if (event.target.closest("[data-key]")) event.preventDefault(); });  // the chosen words stay so
  addEventListener("click", (event) => {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (key) run(key);
    const marked = event.target.closest("#document [data-of]");
    if (marked && getSelection().isCollapsed) at("v-" + marked.dataset.of.split(" ")[0])?.focus();
  });
  at("edit").addEventListener("submit", (event) => { event.preventDefault(); step(send_edit); });
  at("assign").addEventListener("submit", (event) => { event.preventDefault(); step(send_assignment); });
  for (const id of ["cancel", "cancel-assign"]) at(id).addEventListener("click", cancel);
  at("close-help").addEventListener("click", () => at("help").close());
  at("find").addEventListener("input", show_list);
  at("state").addEventListener("submit", (event) => {
    event.preventDefault();
    const value = event.submitter.value;
    const field = value === "set-aside" || value === "current" ? "status" : "review";
    if (state.id) step(async () => {
      await decide({ record_id: state.id, field, value, why: at("note").value || words.why_review }, words.done);
      at("note").value = "";
    });
  });

  step(async () => { await load(0); await show(); });
})();
