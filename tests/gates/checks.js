// What only a browser can tell of a page. Returns {check: [what is wrong]}.
({isOfRefugees, isTouched}) => {
  const tell = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);
  const root = document.documentElement;
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 2 && box.height > 2 && element.checkVisibility({visibilityProperty: true});
  };
  const found = {};

  const width = root.clientWidth;
  found.overflow = root.scrollWidth > width
    ? [...document.querySelectorAll("body *")].filter((element) => {
        const box = element.getBoundingClientRect();
        return isSeen(element) && (box.right > width + 1 || box.left < -1);
      }).map(tell).slice(0, 5).concat([`${root.scrollWidth} > ${width}`])
    : [];

  // A link within a sentence is as high as its line; everything else is pressed with a thumb.
  const isInSentence = (element) => element.tagName === "A"
    && getComputedStyle(element).display === "inline"
    && [...element.parentNode.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const target = (element) => (element.closest("label") || element).getBoundingClientRect();
  found.targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((element) => isOfRefugees && isTouched && isSeen(element)
      && element.getAttribute("aria-hidden") !== "true" && !isInSentence(element))
    .filter((element) => target(element).height < 43.5 || target(element).width < 43.5)
    .map((element) => `${Math.round(target(element).width)}x${Math.round(target(element).height)} ${tell(element)}`);

  // Scripts may not turn anything round that the page says of itself.
  found.order = [...document.querySelectorAll("[tabindex]")]
    .filter((element) => element.tabIndex > 0).map(tell);

  // Each stop is drawn, outlined and not covered. A first press of Tab makes the outlines show.
  found.focus = [];
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({visibilityProperty: true}));
  for (const element of stops) {
    if (element.type === "hidden") continue;
    element.focus();
    if (document.activeElement !== element) { found.focus.push(`no focus: ${tell(element)}`); continue; }
    const style = getComputedStyle(element);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) {
      found.focus.push(`no outline: ${tell(element)}`);
    }
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width / 2, 20), box.top + Math.min(box.height / 2, 20)];
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) {
      found.focus.push(`out of view: ${tell(element)}`);
      continue;
    }
    const top = document.elementFromPoint(x, y);
    const isOwn = top && (element.contains(top) || top.contains(element) || top.closest("label") === element.closest("label"));
    if (!isOwn) found.focus.push(`covered: ${tell(element)} by ${top && tell(top)}`);
  }
  document.activeElement.blur();
  scrollTo(0, 0);
  return found;
}
