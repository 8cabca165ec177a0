// The peer Eleventy: the same incidents, with the page, index, tags and feed that ours has.
export default function (config) {
  config.addCollection("incidents", (api) => api.getFilteredByGlob("incidents/*.md").reverse());
  config.addCollection("tagged", (api) => {
    const tags = new Map();
    for (const page of api.getFilteredByGlob("incidents/*.md").reverse())
      for (const tag of page.data.tags) tags.set(tag, [...(tags.get(tag) ?? []), page]);
    const pages = [];
    for (const [tag, all] of tags)
      for (let at = 0; at < all.length; at += 20)
        pages.push({ tag, at: at / 20, pages: all.slice(at, at + 20) });
    return pages;
  });
  return { dir: { input: ".", includes: "_includes", output: "_site" }, markdownTemplateEngine: false };
}
