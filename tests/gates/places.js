// Where the boxes of a page lie: [name, x from the start of the reading direction, width, y].
() => {
  const root = document.documentElement;
  const marked = "header, .product, nav, h1, h2, label, legend, input, select, textarea, button,"
    + " .button, .tag, .card, fieldset, dt, dd, th, td, summary, .error-summary, .note, .notice";
  return [...document.querySelectorAll(marked)].filter((element) => {
    const box = element.getBoundingClientRect();
    const turned = element.parentElement.closest("[dir]");
    // The languages to switch to, and to help in, are other ones in the mirror.
    const names = element.closest(".languages-bar") || element.name === "language";
    return box.width > 2 && !names && element.checkVisibility() && turned === root
      && getComputedStyle(element).display !== "inline" && element.type !== "hidden";
  }).map((element) => {
    const box = element.getBoundingClientRect();
    const start = root.dir === "rtl" ? root.clientWidth - box.right : box.left;
    const name = element.outerHTML.replace(/\s+/g, " ").slice(0, 120);
    return [name, start, box.width, box.top];
  });
}
