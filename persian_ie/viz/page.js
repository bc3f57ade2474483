
"use strict";
(() => {
  const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
  const say = (message) => document.getElementById("status").replaceChildren(message);

  // Tables that sort: a button in each head; cells without a value stay at the end.
  const collator = new Intl.Collator("fa", { numeric: true });
  const keyOf = (row, column) => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
  const sort = (table, column) => {
    const head = table.tHead.rows[0].cells[column];
    const down = head.getAttribute("aria-sort") === "ascending";
    const numeric = head.dataset.type === "number";
    const body = table.tBodies[0];
    const keyed = Array.from(body.rows, (row) => ({ row, key: keyOf(row, column) }));
    const compare = numeric ? (a, b) => Math.sign(a.key - b.key) || 0 : (a, b) => collator.compare(a.key, b.key);
    keyed.sort((a, b) => (a.key === "") - (b.key === "") || (a.key === "" ? 0 : compare(a, b) * (down ? -1 : 1)));
    body.append(...keyed.map(({ row }) => row));
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    say(`جدول به ترتیب ${head.textContent.trim()} چیده شد، ${down ? "از زیاد به کم" : "از کم به زیاد"}`);
  };
  for (const table of document.querySelectorAll("table.sortable")) {
    Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
      const button = make("button", { type: "button" });
      button.append(...head.childNodes);
      button.addEventListener("click", () => sort(table, column));
      head.append(button);
    });
  }

  // The filter of an index: all words must be in the row, however letters, digits and half-spaces are written.
  const folded = (text) =>
    text.toLowerCase().replace(/[يى]/g, "ی").replace(/ك/g, "ک").replace(/[\u200c\u064b-\u0652]/g, "")
      .replace(/[۰-۹٠-٩]/g, (digit) => digit.charCodeAt(0) & 15);
  for (const box of document.querySelectorAll("input[data-filters]")) {
    const rows = Array.from(document.getElementById(box.dataset.filters).tBodies[0].rows, (row) => ({ row, text: folded(row.textContent) }));
    const filter = () => {
      const words = folded(box.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { row, text } of rows) {
        row.hidden = !words.every((word) => text.includes(word));
        shown += !row.hidden;
      }
      const told = words.length ? `${shown.toLocaleString("fa")} خبر از ${rows.length.toLocaleString("fa")}` : "";
      box.parentElement.querySelector("output").replaceChildren(told);
    };
    box.closest("[hidden]").hidden = false;
    box.addEventListener("input", filter);
    if (box.value) filter(); // what the browser kept from before
  }

  // Highlights that are switched off are no stops of the keyboard either.
  for (const box of document.querySelectorAll("input[data-kind]")) {
    const apply = () => {
      for (const mark of document.querySelectorAll(`.text mark.${box.dataset.kind}`)) {
        mark.classList.toggle("off", !box.checked);
        if (mark.hasAttribute("tabindex")) mark.tabIndex = box.checked ? 0 : -1;
      }
    };
    box.addEventListener("change", apply);
    if (!box.checked) apply();
  }

  // The card beside a highlight that has the pointer or the focus: what was found there, and in the highlights around it.
  const card = document.getElementById("card");
  if (!card) return;
  let leaving = 0;
  const live = "mark[data-card]:not(.off)";
  const hide = () => {
    clearTimeout(leaving);
    card.hidden = true;
    for (const mark of document.querySelectorAll("mark.on")) mark.classList.remove("on");
  };
  const show = (mark, x) => {
    hide();
    const told = [];
    for (let each = mark; each; each = each.parentElement.closest(live)) told.push(document.getElementById(each.dataset.card));
    card.className = `card ${mark.classList[0]}`;
    card.replaceChildren(...told.map((section) => Object.assign(section.cloneNode(true), { id: "" })));
    for (const piece of document.querySelectorAll(`mark[data-card="${mark.dataset.card}"]`)) piece.classList.add("on");
    card.hidden = false;
    const lines = Array.from(mark.getClientRects());
    const line = lines.find((rect) => x !== undefined && rect.left <= x && x <= rect.right) ?? lines[0];
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min((x ?? (line.left + line.right) / 2) - card.offsetWidth / 2, width - card.offsetWidth - 8));
    const below = line.bottom + 6 + card.offsetHeight <= window.innerHeight || line.top < card.offsetHeight + 6;
    const origin = card.offsetParent.getBoundingClientRect();
    card.style.left = `${left - origin.left}px`;
    card.style.top = `${(below ? line.bottom + 6 : line.top - 6 - card.offsetHeight) - origin.top}px`;
  };
  const leave = () => {
    clearTimeout(leaving);
    if (card.hidden) return;
    const focused = () => (document.activeElement.matches(live) ? show(document.activeElement) : hide());
    leaving = setTimeout(focused, 250); // time to reach the card
  };
  const text = document.querySelector(".text");
  let at = ""; // where the pointer was last, as text that scrolls away under it is no wish to see a card
  const place = (event) => `${event.clientX} ${event.clientY}`;
  for (const kind of ["pointermove", "pointerdown"]) document.addEventListener(kind, (event) => (at = place(event)));
  text.addEventListener("pointerover", (event) => {
    if (place(event) === at) return;
    const mark = event.target.closest(live);
    if (mark) show(mark, event.clientX);
    else if (!card.hidden) leave();
  });
  text.addEventListener("pointerleave", leave);
  card.addEventListener("pointerenter", () => clearTimeout(leaving));
  card.addEventListener("pointerleave", leave);
  text.addEventListener("focusin", (event) => event.target.matches(live) && show(event.target));
  text.addEventListener("focusout", (event) => card.contains(event.relatedTarget) || leave());
  card.addEventListener("focusout", (event) => card.contains(event.relatedTarget) || leave());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    const link = event.key === "Enter" && event.target.matches(live) && document.querySelector(`#${event.target.dataset.card} a`);
    if (link) link.click();
  });
  card.addEventListener("click", (event) => event.target.closest("a") && hide());
})();
