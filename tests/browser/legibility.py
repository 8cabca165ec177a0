"""What keeps a page from being read: words cut off, over one another, or beyond the page."""

from __future__ import annotations

from playwright.sync_api import Page

OPEN_FOLDS = "document.querySelectorAll('details').forEach(fold => fold.open = true)"
LOOK = """() => {
  const wrong = [];
  const words = text => text.trim().replace(/\\s+/g, ' ').slice(0, 60);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    wrong.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);

  // what only those hear who listen is a pixel large on purpose
  const isHeard = element => element.closest('.hidden, .skip, [hidden], [inert], dialog');
  const styles = new Map();
  const styleOf = element => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const clips = element => /hidden|clip/.test(styleOf(element).overflowX);
  const scrolls = element => /auto|scroll/.test(styleOf(element).overflowX);

  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const parent = node.parentElement;
    if (!node.data.trim() || isHeard(parent) || parent.closest('script, style, option, textarea'))
      continue;
    if (!parent.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(one => one.width > 1 && one.height > 1);
    if (!rects.length) continue;
    let room = null, own = false;
    for (let at = parent; at && at !== document.body; at = at.parentElement) {
      if (scrolls(at) || styleOf(at).position === 'fixed') { own = true; break; }
      if (at.localName === 'svg' || clips(at)) { room = at; break; }
    }
    if (own) continue;
    const box = room ? room.getBoundingClientRect() : {left: 0, right: root.clientWidth};
    for (const one of rects) {
      if (one.left < box.left - 1.5 || one.right > box.right + 1.5)
        wrong.push(`cut off: ${words(node.data)}`);
      if (room && (one.top + one.height / 4 < box.top || one.bottom - one.height / 4 > box.bottom))
        wrong.push(`cut off above or below: ${words(node.data)}`);
      // a line of letters is lower than the box that its font asks for
      lines.push({left: one.left + 1, right: one.right - 1, top: one.top + one.height * 0.3,
        bottom: one.bottom - one.height * 0.3, node});
    }
  }
  lines.sort((one, other) => one.top - other.top);
  for (let at = 0; at < lines.length; at++)
    for (let next = at + 1; next < lines.length && lines[next].top < lines[at].bottom; next++) {
      const [one, other] = [lines[at], lines[next]];
      if (one.node !== other.node && one.left < other.right && other.left < one.right)
        wrong.push(`one over the other: ${words(one.node.data)} | ${words(other.node.data)}`);
    }
  return [...new Set(wrong)];
}"""


def faults(page: Page) -> list[str]:
    """What of the page that is shown cannot be read."""
    page.evaluate(OPEN_FOLDS)
    found: list[str] = page.evaluate(LOOK)
    return found
