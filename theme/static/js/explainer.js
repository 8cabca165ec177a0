// What a page has beside what it says without script. Nothing is written down until a reader asks for it.

const KEY = "read"; // one for the whole site: a reader forgets all of it with one press
const page = location.pathname;

// A link to what a fold holds opens the folds around it; browsers do so for a new address alone.
function reach() {
  const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!found) return;
  for (let fold = found.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (found.localName === "h2") for (const fold of found.parentElement.querySelectorAll("#log, #claims")) fold.open = found.id !== "evidence";
  found.scrollIntoView();
}
addEventListener("hashchange", reach);
if (location.hash) reach();

for (const sheet of document.querySelectorAll(".sheet")) {
  sheet.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    sheet.hidePopover();
    if (link.hash === location.hash) reach();
  });
}

const ways = [...document.querySelectorAll(".jump a")];
const seen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) for (const way of ways) way.toggleAttribute("aria-current", way.hash === `#${target.id}`);
  }
}, { rootMargin: "-10% 0px -70%" });
for (const way of ways) seen.observe(document.querySelector(way.hash));

// What to do runs out by the reader's clock, however old the page is.
for (const action of document.querySelectorAll("[data-until]")) {
  if (Date.now() >= Date.parse(action.dataset.until)) action.classList.add("expired");
}

// What is new since this reader's last visit, kept on this device where they ask for it.
const propose = document.querySelector("[data-remember]");
const log = [...document.querySelectorAll(".log > li")].map((entry) => entry.id);
const read = () => JSON.parse(localStorage.getItem(KEY));
const write = (value) => localStorage.setItem(KEY, JSON.stringify(value));
try {
  const known = read();
  if (known) {
    const fresh = log.indexOf(known[page]);
    if (fresh > 0) {
      const all = document.querySelector(".latest-all");
      const form = new Intl.PluralRules(document.documentElement.lang).select(fresh);
      all.textContent = (all.getAttribute(`data-new-${form}`) ?? all.dataset.newOther).replace("{n}", fresh);
    }
    write({ ...known, [page]: log[0] });
  }
  const button = document.createElement("button");
  const name = () => { button.textContent = propose.dataset[read() ? "forget" : "remember"]; };
  button.type = "button";
  button.addEventListener("click", () => {
    if (read()) localStorage.removeItem(KEY);
    else write({ [page]: log[0] });
    name();
  });
  name();
  const line = document.createElement("p");
  line.className = "remember";
  line.append(button);
  propose.before(line);
} catch { /* a browser that keeps nothing */ }
