// Completions while one types, and keys. Every page works without it.
(() => {
  "use strict";

  const field = document.getElementById("q");
  if (!field) return;

  const shortcuts = {
    get are_on() {
      try {
        return localStorage.getItem("shortcuts") !== "off";
      } catch {
        return true; // no storage is allowed
      }
    },
    set are_on(value) {
      try {
        localStorage.setItem("shortcuts", value ? "on" : "off");
      } catch {
        // They stay as they are.
      }
    },
  };

  // Completions: a combobox with a list, as the ARIA Authoring Practices have it.

  const pause = 120; // ms without a key before the server is asked
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let active = -1;
  let asked = null;
  let timer = 0;
  let typed = field.value;

  const options = () => [...list.children];

  function close() {
    clearTimeout(timer);
    asked?.abort();
    active = -1;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  // Option `number`, or with -1 none and what was typed.
  function choose(number) {
    active = number;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    field.value = active < 0 ? typed : options()[active].dataset.query;
    if (active < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", options()[active].id);
  }

  function show(suggestions) {
    list.replaceChildren(
      ...suggestions.map(({ text, kind, query }, i) => {
        const option = document.createElement("li");
        const field_name = kind === "name" ? query?.match(/^[a-z]+(?=:)/)?.[0] : undefined;
        option.id = `suggestion-${i}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dir = "auto";
        option.textContent = text;
        option.dataset.query = query ?? text;
        if (field_name) {
          const label = document.createElement("span");
          label.textContent = field_name;
          option.append(" ", label);
        }
        return option;
      }),
    );
    active = -1;
    list.hidden = suggestions.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = list.hidden ? "" : `${suggestions.length} suggestions, use the arrow keys.`;
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    const url = new URL("api/v1/suggest", field.form.action);
    url.search = new URLSearchParams({ q: typed, limit: "8" });
    try {
      const answer = await fetch(url, { signal });
      const suggestions = answer.ok ? (await answer.json()).suggestions : [];
      if (!signal.aborted && document.activeElement === field) show(suggestions);
    } catch {
      if (!signal.aborted) close(); // the server is away: a search will say so
    }
  }

  function submit() {
    close();
    field.form.requestSubmit();
  }

  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  status.className = "unseen";
  status.setAttribute("role", "status");
  field.form.append(list, status);
  field.type = "text"; // a search field may not be a combobox
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  }))
    field.setAttribute(name, value);
  list.hidden = true;

  field.addEventListener("input", () => {
    typed = field.value;
    close();
    if (typed.trim() !== "") timer = setTimeout(ask, pause);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const count = list.hidden ? 0 : options().length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count > 0) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "ArrowDown" && typed.trim() !== "") {
      event.preventDefault();
      ask();
    } else if (event.key === "Escape" && count > 0) {
      event.preventDefault();
      choose(-1);
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      submit();
    }
  });
  // The press of a button, so that the field keeps the focus and the list stays.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    choose(options().indexOf(option));
    submit();
  });
  field.form.addEventListener("submit", close);

  // Keys: / to the search field, j and k to the next and previous result.

  function move(step) {
    const links = [...document.querySelectorAll(".hit h2 a")];
    if (links.length === 0) return;
    const here = links.indexOf(document.activeElement?.closest(".hit")?.querySelector("h2 a"));
    // From none of them to those beside where one is, or from the top of the page to those in sight.
    const here_is_behind = (link) => link.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING;
    const is_below = (link) => link.getBoundingClientRect().top >= 0;
    const before = links.filter(here_is_behind).length;
    const in_sight = links.findIndex(is_below);
    const first = before > 0 ? before : in_sight < 0 ? links.length : in_sight;
    const next = Math.min(Math.max(here < 0 ? (step > 0 ? first : first - 1) : here + step, 0), links.length - 1);
    links[next].focus();
    links[next].scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    const is_typed = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (is_typed || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || !shortcuts.are_on) return;
    if (event.key === "/") {
      field.focus();
      field.select();
    } else if (event.key === "j" || event.key === "k") {
      move(event.key === "j" ? 1 : -1);
    } else {
      return;
    }
    event.preventDefault();
  });

  // They can be turned off, on the help page: speech input types letters.
  const box = document.getElementById("shortcuts-on");
  if (box) {
    box.checked = shortcuts.are_on;
    box.addEventListener("change", () => (shortcuts.are_on = box.checked));
    box.closest("[hidden]").hidden = false;
  }
})();
