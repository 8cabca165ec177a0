// The search: asks the index that lies beside the page, and keeps what was asked in the address.
const form = document.querySelector(".search");
const results = document.querySelector(".results");
const heading = results.querySelector("h2");
const list = results.querySelector("ol");
const more = results.querySelector(".search-more");
const fields = [...form.elements].filter((one) => one.name);
const filters = fields.filter((one) => one.name !== "q");
const index = new URL(form.dataset.index, location.href);
const root = new URL(form.dataset.root, location.href);
const { lang } = document.documentElement;
const numbers = new Intl.NumberFormat(lang, { numberingSystem: "latn" }); // as the page has them
const AT_ONCE = 10;
const MOST_PARTS = 3;
const UNSPACED = "[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}]";
const IN_UNSPACED = new RegExp(UNSPACED, "u");
const BETWEEN_UNSPACED = new RegExp(`(?<=${UNSPACED}(?:</mark>)?) (?=(?:<mark>)?${UNSPACED})`, "gu");

let asked = 0; // the number of the last question: an answer to an earlier one is not shown
let found = [];
let shown = 0;
let engine;

/** Loads the engine with the first question, so that who browses loads nothing of it. */
function load() {
  engine ??= import(new URL("pagefind.js", index).href).then(async (one) => {
    await one.options({ basePath: index.pathname, baseUrl: "/", excerptLength: 24 });
    await one.filters(); // an answer counts only filters that were loaded before it
    return one;
  });
  return engine;
}

/** Says how many incidents there are, in the form that the language has for so many. */
function counted(number) {
  const form = new Intl.PluralRules(lang).select(number);
  const said = heading.getAttribute(`data-counted-${form}`) ?? heading.dataset.countedOther;
  return said.replace("{n}", numbers.format(number));
}

function chosen() {
  const pairs = filters.filter((one) => one.value).map((one) => [one.name, [one.value]]);
  return Object.fromEntries(pairs);
}

/** Puts what is asked into the address, so that it can be kept, sent and gone back to. */
function keep() {
  const query = new URLSearchParams(fields.filter((one) => one.value).map((one) => [one.name, one.value]));
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
}

function take() {
  const query = new URLSearchParams(location.search);
  for (const one of fields) one.value = query.get(one.name) ?? "";
  for (const one of filters) if (one.selectedIndex < 0) one.value = "";
}

/** Shows at each value how many incidents would be left with it; of all, where nothing is asked. */
function count(left) {
  for (const one of filters) {
    for (const option of one.options) {
      if (!option.value) continue;
      const number = left?.[one.name] ? (left[one.name][option.value] ?? 0) : Number(option.dataset.count);
      // beside the value that is chosen, others would replace it: how many these have is not known
      const isKnown = !one.value || option.selected;
      option.textContent = option.dataset.text + (isKnown ? ` (${numbers.format(number)})` : "");
      option.disabled = isKnown && number === 0 && !option.selected;
    }
  }
}

/** Sets words apart that are written without spaces, as the index has them. */
function apart(words) {
  if (!IN_UNSPACED.test(words) || !Intl.Segmenter) return words;
  return [...new Intl.Segmenter(lang, { granularity: "word" }).segment(words)].map((one) => one.segment).join(" ");
}

/** Takes out again the spaces that only the index has. */
function together(text) {
  return text.replace(BETWEEN_UNSPACED, "");
}

/** Copies text with its marks and nothing else: an excerpt is never taken for HTML. */
function marked(excerpt) {
  const from = new DOMParser().parseFromString(together(excerpt), "text/html").body;
  const to = document.createDocumentFragment();
  for (const node of from.childNodes) {
    const mark = node.nodeName === "MARK" ? document.createElement("mark") : null;
    to.append(mark ?? node.textContent);
    if (mark) mark.textContent = node.textContent;
  }
  return to;
}

function element(name, className, ...content) {
  const one = document.createElement(name);
  if (className) one.className = className;
  one.append(...content);
  return one;
}

/** The address on this site of what the engine names from the root of its own. */
function way(address) {
  return new URL(address.replace(/^\/+/, ""), root).href;
}

function link(address, text, language) {
  const one = element("a", "", text);
  one.href = way(address);
  if (language) one.hreflang = language;
  return one;
}

/** Says of words that they are in another language than the page. */
function spoken(one, language) {
  if (language) Object.assign(one, { lang: language, dir: "auto" });
  return one;
}

function card(data, words) {
  const { language } = data.meta;
  const headline = link(data.url, together(data.meta.title), language);
  const title = spoken(element("h3", "card-headline", headline), language);
  const item = element("li", "card", element("p", "status-line", data.meta.dateline ?? ""), title);
  const parts = data.sub_results.filter((one) => one.anchor);
  if (words && parts.length < data.sub_results.length) item.append(spoken(element("p", "card-standfirst", marked(data.excerpt)), language));
  if (words && parts.length) {
    const lines = parts.slice(0, MOST_PARTS).map((one) => {
      // the excerpt begins with the heading that the link says already
      const around = marked(one.excerpt.replace(`${one.title}. `, ""));
      const excerpt = language ? spoken(element("span", "", around), language) : around;
      return element("li", "", link(one.url, one.title, language), ": ", excerpt);
    });
    item.append(element("ul", "search-parts", ...lines));
  }
  return item;
}

async function show(question, words) {
  const some = await Promise.all(found.slice(shown, shown + AT_ONCE).map((one) => one.data()));
  if (question !== asked) return;
  const cards = some.map((one) => card(one, words));
  list.append(...cards);
  shown += some.length;
  more.hidden = shown >= found.length;
  return cards[0];
}

async function ask() {
  const question = ++asked;
  const words = form.elements.q.value.trim();
  const by = chosen();
  keep();
  if (!words && !Object.keys(by).length) {
    results.hidden = true;
    count(null);
    return;
  }
  results.hidden = false;
  const one = await load();
  const sort = words ? undefined : { date: "desc" };
  const answer = await one.search(apart(words) || null, { filters: by, sort });
  if (question !== asked) return;
  found = answer.results;
  shown = 0;
  list.replaceChildren();
  heading.textContent = counted(found.length);
  count(answer.filters);
  await show(question, words);
}

let waiting;
form.addEventListener("input", (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, event.target.name === "q" ? 250 : 0);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
form.addEventListener("reset", () => setTimeout(ask));
more.addEventListener("click", async () => {
  const first = await show(asked, form.elements.q.value.trim());
  first?.querySelector("a").focus();
});
addEventListener("popstate", () => { take(); ask(); });

form.hidden = false;
document.querySelector(".search-without").hidden = true;
take();

// what stands below must not be pushed away by an answer, so it waits for that
const browse = document.querySelector("#browse");
browse.hidden = true;
results.classList.add("waiting");
try {
  await ask();
} finally {
  browse.hidden = false;
  results.classList.remove("waiting");
}
