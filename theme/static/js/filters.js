// The filters of the map and of long lists: what matches is counted and listed, the rest hidden,
// and what was chosen stands in the address.
const box = document.querySelector("[data-filters]");
const details = box.querySelector("details");
const form = box.querySelector("form");
const said = box.querySelector("[role=status]");
const found = document.querySelector(".filters-found");
const list = found.querySelector("ul");
const more = found.querySelector("button");
const root = new URL(box.dataset.root, location.href).href;
const fields = [...form.elements].filter((one) => one.name);
const { lang } = document.documentElement;
const numbers = new Intl.NumberFormat(lang, { numberingSystem: "latn" }); // as the page has them
const plural = new Intl.PluralRules(lang);
const AT_ONCE = 60;
const LEAST = 9;
const MOST = 14.5; // as the generator draws discs
let matching = [];
let shown = 0;
let loaded;

/** Loads the incidents with the first choice, not before. */
function load() {
  loaded ??= fetch(new URL(box.dataset.filters, location.href)).then(async (answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    const { values, incidents } = await answer.json();
    const all = incidents.map(([path, title, when, has, language]) => ({ path, title, when, has: new Set(has), language }));
    const { within } = box.dataset;
    return { values, incidents: all.filter((one) => !within || one.has.has(numberOf(values, within))) };
  });
  return loaded;
}

/** The number of a list among all values. */
function numberOf(values, folder) {
  return Object.values(values).find((of) => folder in of)?.[folder];
}

/** Says a number in the form that the language has for so many. */
function counted(what, number, other) {
  const text = box.getAttribute(`data-${what}-${plural.select(number)}`) ?? box.getAttribute(`data-${what}-other`);
  return Object.entries({ n: numbers.format(number), ...other }).reduce((said, [name, value]) => said.replace(`{${name}}`, value), text);
}

function those(data, but) {
  const wanted = fields.filter((one) => one.value && one !== but).map((one) => data.values[one.name]?.[one.value]);
  return data.incidents.filter((one) => wanted.every((value) => one.has.has(value)));
}

/** How many of some incidents have each value. */
function tally(some) {
  const counts = new Map();
  for (const one of some) for (const value of one.has) counts.set(value, (counts.get(value) ?? 0) + 1);
  return (value) => counts.get(value) ?? 0;
}

function query(name, value) {
  const chosen = new URLSearchParams(fields.filter((one) => one.value).map((one) => [one.name, one.value]));
  if (name) chosen.set(name, value);
  return chosen.size ? `?${chosen}` : location.pathname;
}

/** The list that a link leads to; none for a part of one. */
function address(link) {
  const to = new URL(link.getAttribute("href"), location.href);
  return to.hash ? "" : to.href.replace(root, "").replace(/[?].*/, "");
}

const lines = [...document.querySelectorAll(".way li")].map((line) => {
  const link = line.querySelector("a");
  const number = line.querySelector(".quiet");
  return { line, link, number, href: link.getAttribute("href"), text: number?.textContent, folder: address(link) };
});
const discs = [...document.querySelectorAll(".map-disc a[data-area]")].map((link, at) => {
  const [number, ring] = [link.querySelector("text"), link.querySelectorAll("circle")[1]];
  const beside = document.querySelectorAll(".map-beside")[at];
  const was = { href: link.getAttribute("href"), name: link.getAttribute("aria-label"), text: number.textContent, radius: ring.getAttribute("r") };
  return { link, number, ring, beside, was, folder: address(link) };
});

/** The filter that a list is a value of, and the number of that value. */
function valueOf(data, folder) {
  for (const field of fields) {
    const value = data.values[field.name]?.[folder];
    if (value !== undefined) return { name: field.name, value, isOffered: [...field.options].some((one) => one.value === folder) };
  }
}

/** Counts the lines of ways anew; those that count nothing that can be filtered are hidden. */
function countLines(data, count) {
  for (const one of lines) {
    const of = data && valueOf(data, one.folder);
    one.line.hidden = Boolean(data && !(of && count(of.value)));
    if (one.number) one.number.textContent = of ? numbers.format(count(of.value)) : one.text;
    one.link.setAttribute("href", of?.isOffered ? query(of.name, one.folder) : one.href);
  }
  for (const way of document.querySelectorAll(".way")) way.hidden = !way.querySelector("li:not([hidden])");
}

function countDiscs(data, count) {
  const at = (one) => (data ? count(box.dataset.within ? numberOf(data.values, one.folder) : data.values.disc?.[one.folder]) : 0);
  const most = Math.max(...discs.map(at));
  for (const one of discs) {
    const number = at(one);
    const of = data && valueOf(data, one.folder);
    const display = data && !number ? "none" : "";
    one.link.style.display = display;
    one.beside.style.display = display;
    one.number.textContent = data ? `${number}` : one.was.text;
    one.ring.setAttribute("r", data ? Math.sqrt(LEAST ** 2 + ((MOST ** 2 - LEAST ** 2) * number) / (most || 1)).toFixed(1) : one.was.radius);
    one.link.setAttribute("aria-label", data ? counted("disc", number, { area: one.link.dataset.area }) : one.was.name);
    one.link.setAttribute("href", of?.isOffered ? query(of.name, one.folder) : one.was.href);
  }
}

/** Shows at each value how many incidents would be left with it. */
function countValues(data) {
  for (const field of fields) {
    const count = data && tally(those(data, field));
    for (const option of field.options) {
      if (!option.value) continue;
      const number = data ? count(data.values[field.name]?.[option.value]) : Number(option.dataset.count);
      option.textContent = `${option.dataset.text} (${numbers.format(number)})`;
      option.disabled = number === 0 && !option.selected;
    }
  }
}

function item(one) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = `${root}${one.path}`;
  link.textContent = one.title;
  if (one.language) link.lang = link.hreflang = one.language;
  if (one.language) link.dir = "auto";
  const when = document.createElement("span");
  when.className = "quiet";
  when.textContent = one.when;
  line.append(link, " ", when);
  return line;
}

function show() {
  const some = matching.slice(shown, shown + AT_ONCE).map(item);
  list.append(...some);
  shown += some.length;
  more.hidden = shown >= matching.length;
  return some[0];
}

/** The map to zoom shows all incidents, so the drawn one stands while some are hidden. */
function drawnMap(isFiltered) {
  if (isFiltered) document.querySelector(".map-live:not([hidden])")?.closest(".map").querySelector(".map-open").click();
  const actions = document.querySelector(".map-actions");
  if (actions) actions.hidden = isFiltered;
}

async function filter() {
  history.replaceState(null, "", query());
  const isFiltered = fields.some((one) => one.value);
  let data = null;
  try {
    if (isFiltered) data = await load();
  } catch {
    said.textContent = box.dataset.failed;
    return;
  }
  if (isFiltered !== fields.some((one) => one.value)) return; // cleared while it was loaded
  matching = data ? those(data) : [];
  const count = tally(matching);
  countLines(data, count);
  countDiscs(data, count);
  countValues(data);
  drawnMap(isFiltered);
  for (const one of document.querySelectorAll("[data-unfiltered]")) one.hidden = isFiltered;
  said.textContent = data ? counted("found", matching.length, { all: numbers.format(data.incidents.length) }) : "";
  list.replaceChildren();
  shown = 0;
  show();
  found.hidden = !matching.length;
}

function take() {
  const asked = new URLSearchParams(location.search);
  for (const one of fields) one.value = asked.get(one.name) ?? "";
  for (const one of fields) if (one.selectedIndex < 0) one.value = "";
  details.open ||= fields.some((one) => one.value);
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
more.addEventListener("click", () => show()?.querySelector("a").focus());
addEventListener("popstate", () => { take(); filter(); });

details.hidden = false;
box.querySelector(".filters-without").hidden = true;
take();
if (fields.some((one) => one.value)) filter();
