/* Finds words on this page and lists where they stand. Nothing is sent anywhere; without it the page reads the same. */
(() => {
  const box = document.getElementById("search"), input = box.querySelector("input");
  const said = box.querySelector("output"), list = box.querySelector("ol");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const blocks = [...document.querySelectorAll("p, li, h2, h3, h4, h5, h6, tr, pre")]
    .filter((one) => !box.contains(one) && !one.querySelector("p, li"))
    .map((one) => {
      const part = one.closest("article, section, nav"), head = part && part.querySelector("h1, h2");
      const text = (one.dataset.title ? one.dataset.title + ". " : "") + (one.cells ? [...one.cells].map((cell) => cell.textContent).join("  ") : one.textContent).replace(/\s+/g, " ").trim();
      return { one, text, folded: fold(text), head: head ? head.dataset.title || head.textContent : document.title };
    });
  const excerpt = (text, at) => (at > 40 ? "…" : "") + text.slice(Math.max(0, at - 40), at + 90) + (at + 90 < text.length ? "…" : "");
  const show = ({ one, text, folded, head }, word) => {
    const item = document.createElement("li"), link = document.createElement("a"), where = document.createElement("span");
    one.id ||= "found-" + blocks.findIndex((b) => b.one === one);
    link.href = "#" + one.id;
    link.textContent = excerpt(text, folded.indexOf(word));
    where.textContent = head;
    item.append(where, link);
    return item;
  };
  const search = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    const found = words.length ? blocks.filter((b) => words.every((w) => b.folded.includes(w))) : [];
    list.replaceChildren(...found.slice(0, 40).map((b) => show(b, words[0])));
    said.textContent = !words.length ? "" : found.length === 1 ? "1 place" : found.length + " places" + (found.length > 40 ? ", the first 40:" : "");
  };
  const leave = () => { input.value = ""; search(); };
  input.addEventListener("input", search);
  list.addEventListener("click", (event) => { if (event.target.closest("a")) leave(); });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== input && !event.ctrlKey && !event.metaKey) { event.preventDefault(); input.focus(); }
    else if (event.key === "Escape") { leave(); input.blur(); }
    else if (event.key === "Enter" && document.activeElement === input) { event.preventDefault(); list.querySelector("a")?.click(); }
  });
  box.hidden = false;
})();
