/* Comfort for pages that do without it: drafts, a filter for long lists, the end of the session.
   Nothing typed is kept in the browser: phones are shared. Words come from the page. */
(() => {
  "use strict";
  const doc = document, words = doc.currentScript.dataset, path = location.pathname;
  const byId = (id) => doc.getElementById(id);
  const on = (target, names, act) => names.split(" ").forEach((name) => target.addEventListener(name, act));
  if (!window.fetch || !window.URLSearchParams || !"".normalize || !doc.body.append) return;

  const errors = byId("errors");
  if (errors) errors.focus();

  // A second click on the same button goes nowhere; the server would answer it alike.
  let pressed, pressedAt = 0;
  on(doc, "submit", (event) => {
    const button = event.submitter || event.target, now = Date.now();
    if (button === pressed && now - pressedAt < 8000) event.preventDefault();
    else [pressed, pressedAt] = [button, now];
  });
  on(window, "pageshow", () => { pressed = null; });

  // The end of the session.
  const session = byId("session"), told = session ? session.dataset : {};
  let ends = 0, bar = null;
  const warn = (text, label, act) => {
    if (!bar) {
      bar = doc.createElement("div");
      bar.className = "notice stay";
      bar.append(doc.createElement("p"), doc.createElement("button"));
      bar.firstChild.setAttribute("role", "alert");
      doc.body.append(bar);
    }
    if (bar.firstChild.textContent === text) return;
    bar.firstChild.textContent = text;
    bar.lastChild.textContent = label;
    bar.lastChild.onclick = act;
  };
  const over = () => {
    ends = 0;
    warn(told.over, told.back, () => location.assign(path + location.search));
  };
  const stays = (answer) => {
    ends = Date.now() + answer.left * 1000;
    if (bar) bar.remove();
    bar = null;
    if (answer.until) session.querySelector(".until").textContent = answer.until;
  };
  const stay = () => fetch(told.stay, { credentials: "same-origin" }).then((answer) => {
    if (answer.ok && !answer.redirected) return answer.json().then(stays);
    over();
  }).catch(() => {});
  if (told.left) {
    stays(told);
    setInterval(() => {
      const left = ends - Date.now();
      if (!ends || left > 120000) return;
      if (left > 0) warn(told.soon, told.go, stay);
      else over();
    }, 2000);
  }

  // Drafts, while somebody is typing.
  const form = byId("page-form"), state = byId("draft");
  if (form && state) {
    const say = state.dataset;
    let timer, wait = 0, dirty = false, busy = false, failing = false, done = false, running = null;
    const tell = (text) => { state.textContent = text; };
    const typed = () => {
      const body = new URLSearchParams([["_do", "draft"]]);
      new FormData(form).forEach((value, name) => body.append(name, value));
      return body;
    };
    const later = (time) => { clearTimeout(timer); timer = setTimeout(save, time); };
    const answered = (answer) => {
      if (answer.status >= 500) throw answer;
      if (answer.redirected || !answer.ok) {
        done = true;
        if (answer.redirected) over();
        return tell(answer.redirected ? "" : say.refused);
      }
      return answer.json().then((kept) => {
        tell((failing ? say.again + " " : "") + (kept.at ? say.saved.replace("{time}", kept.at) : ""));
        failing = false;
        wait = 0;
        stays(kept);
      });
    };
    const failed = () => {
      if (done) return;
      dirty = failing = true;
      wait = Math.min(wait * 2 || 4000, 60000);
      tell(say.offline);
      later(wait);
    };
    function save() {
      if (done || busy || !dirty) return;
      dirty = false;
      busy = true;
      running = window.AbortController ? new AbortController() : {};
      const ending = running, limit = setTimeout(() => ending.abort && ending.abort(), 20000);
      fetch(path, { method: "POST", body: typed(), credentials: "same-origin", signal: running.signal })
        .then((answer) => done || answered(answer)).catch(failed).then(() => {
          clearTimeout(limit);
          busy = false;
          if (dirty && !failing) later(3000);
        });
    }
    const leave = () => {
      if ((dirty || busy) && !done && navigator.sendBeacon) navigator.sendBeacon(path, typed());
    };
    on(form, "input change", (event) => {
      if (!event.target.name) return;
      dirty = true;
      if (!failing) later(3000);
    });
    on(form, "submit", () => {
      done = true;
      clearTimeout(timer);
      if (running && running.abort) running.abort();
    });
    on(window, "pageshow", (event) => { if (event.persisted) done = false; });
    on(window, "pagehide", leave);
    on(window, "offline", failed);
    on(window, "online", () => { if (failing) later(wait = 0); });
    on(doc, "visibilitychange", () => { if (doc.hidden) leave(); else save(); });
  }

  // A box that filters a long list, however the name is spelled.
  const fold = (text) => text.normalize("NFD")
    .replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0621]/g, "").toLowerCase()
    .replace(/[\u0649\u06cc\u06d2]/g, "\u064a").replace(/\u06a9/g, "\u0643").replace(/\u0671/g, "\u0627")
    .replace(/[\u0629\u06c0\u06c1\u06d5]/g, "\u0647").replace(/ß/g, "ss").replace(/ø/g, "o").replace(/[łɫ]/g, "l")
    .replace(/[\u0000-\u002f\u003a-\u0060\u007b-\u00bf\u060c\u061b\u061f\u200b-\u206f]/g, "");
  doc.querySelectorAll("select[data-filter]").forEach((select) => {
    const box = doc.createElement("input"), count = doc.createElement("span");
    const parts = Array.from(select.children, (part) => [part, part.label && Array.from(part.children)]);
    const names = new Map(Array.from(select.options, (option) => [option, fold(option.text)]));
    let hits = [];
    const label = (select.labels[0] || {}).textContent || select.getAttribute("aria-label") || "";
    box.type = "text";
    box.autocomplete = "off";
    box.dir = "auto";
    box.className = "filter";
    box.placeholder = words.filter;
    box.setAttribute("aria-label", words.filter + ": " + label.trim());
    count.className = "small";
    count.setAttribute("role", "status");
    const show = () => {
      const wanted = fold(box.value), chosen = select.value;
      hits = [];
      const fits = (option) => {
        const found = option.value && names.get(option).includes(wanted);
        if (found) hits.push(option);
        return found || !option.value || option.value === chosen;
      };
      parts.forEach(([part, inner]) => {
        part.remove();
        if (part.tagName === "OPTGROUP") {
          inner.forEach((option) => option.remove());
          part.append(...inner.filter(fits));
          if (part.firstChild) select.append(part);
        } else if (fits(part)) select.append(part);
      });
      select.value = chosen;
      count.textContent = wanted ? words.hits.replace("{count}", hits.length) : "";
    };
    on(box, "input", show);
    // Other words for the options come when somebody first looks for one.
    let list = select.dataset.words;
    on(box, "focus", () => {
      if (list) fetch("/words.json?list=" + list, { credentials: "same-origin" })
        .then((answer) => answer.json()).then((more) => {
          names.forEach((name, option) => names.set(option, name + "\n" + (more[option.value] || "")));
          if (box.value) show();
        }).catch(() => {});
      list = "";
    });
    on(box, "keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "ArrowDown") return;
      event.preventDefault(); // Enter would send the form
      if (event.key === "Enter" && hits.length === 1) {
        select.value = hits[0].value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }
      select.focus();
    });
    select.before(box, count);
  });
})();
