// The map to zoom and pan, loaded only when a reader asks for it. The drawn map stays until this
// one has drawn, and for good where the browser cannot.

const dark = matchMedia("(prefers-color-scheme: dark)");

for (const figure of document.querySelectorAll("figure[data-zoomable]")) {
  const button = figure.querySelector(".map-open");
  button.hidden = false;
  button.addEventListener("click", () => toggle(figure, button));
}

async function toggle(figure, button) {
  const panels = figure.querySelector(".map-panels");
  const live = figure.querySelector(".map-live");
  if (live) return show(figure, button, panels.hidden);
  const status = figure.querySelector(".map-status");
  button.disabled = true;
  status.textContent = status.dataset.loading;
  try {
    await open(figure, panels);
    status.textContent = "";
    show(figure, button, false);
    figure.querySelector(".map-live canvas").focus();
  } catch {
    figure.querySelector(".map-live")?.remove();
    button.hidden = true;
    status.textContent = status.dataset.failed;
  }
  button.disabled = false;
}

function show(figure, button, asDrawn) {
  figure.querySelector(".map-panels").hidden = !asDrawn;
  figure.querySelector(".map-live").hidden = asDrawn;
  button.textContent = asDrawn ? button.dataset.zoomable : button.dataset.drawn;
}

async function open(figure, panels) {
  const found = await read(figure.dataset.zoomable);
  const engine = await import(new URL(found.engine, found.address).href);
  if (found.archive) await readsArchive(engine, figure, new URL(found.archive, found.address));
  const content = figure.dataset.clusters ? await allIncidents(figure) : onePage(figure);
  const said = figure.querySelector(".map-actions").dataset;
  const live = document.createElement("div");
  live.className = "map-live";
  panels.after(live);
  const style = () => content.styled(styleFor(found));
  const map = new engine.Map({
    container: live,
    style: style(),
    bounds: content.bounds,
    fitBoundsOptions: { padding: 60, maxZoom: 17 },
    attributionControl: false,
    maplibreLogo: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    locale: { "Map.Title": said.title },
  });
  map.touchZoomRotate.disableRotation();
  content.mark(engine, map);
  live.append(zoomButtons(map, said), credit(found));
  dark.addEventListener("change", () => map.setStyle(style()));
  await drawn(map);
}

// The tiles of an archive come through a protocol of the engine's.
async function readsArchive(engine, figure, address) {
  const { openArchive } = await import(new URL(figure.dataset.reader, document.baseURI).href);
  const tile = await openArchive(address.href);
  engine.addProtocol("streets", async ({ url }) => {
    const [zoom, x, y] = url.slice("streets://".length).split("/").map(Number);
    return { data: await tile(zoom, x, y) };
  });
}

async function read(path) {
  const address = new URL(path, document.baseURI);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} cannot be read`);
  return Object.assign(await answer.json(), { address });
}

// A tile that is missing is no reason to give up; a failure before the first picture is.
function drawn(map) {
  return new Promise((resolve, reject) => {
    map.once("idle", resolve);
    map.on("error", (event) => {
      if (!map.loaded() && !event.tile) reject(event.error);
    });
    setTimeout(() => reject(new Error("nothing was drawn in time")), 30000);
  });
}

// Braces must reach the engine as they are, so the address is joined as text.
function styleFor(found) {
  const style = structuredClone(found.styles[dark.matches ? "dark" : "light"]);
  const base = found.address.href.slice(0, found.address.href.lastIndexOf("/") + 1);
  style.sources.streets.tiles = style.sources.streets.tiles.map((path) => (path.includes("://") ? path : base + path));
  return style;
}

// One incident: its places with their circles.
function onePage(figure) {
  const places = JSON.parse(figure.dataset.places);
  return {
    bounds: boundsOf(places),
    styled(style) {
      const { accent, word } = style.metadata;
      style.sources.circles = { type: "geojson", data: circles(places) };
      style.sources.areas = { type: "geojson", data: areas(places) };
      style.layers.push(
        { id: "areas", type: "fill", source: "areas", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": word, "fill-opacity": 0.07 } },
        { id: "edges", type: "line", source: "areas", paint: { "line-color": word, "line-width": 2 } },
        { id: "circles", type: "fill", source: "circles", paint: { "fill-color": accent, "fill-opacity": 0.14 } },
        { id: "rims", type: "line", source: "circles", paint: { "line-color": accent, "line-width": 1.5, "line-dasharray": [3, 2] } },
      );
      return style;
    },
    mark(engine, map) {
      for (const [number, name, lon, lat, , href] of places) pin(engine, map, lon, lat, number, name, href);
    },
  };
}

// All incidents: clusters of the level that fits the zoom, those in view only.
async function allIncidents(figure) {
  const index = await read(figure.dataset.clusters);
  const root = new URL(figure.dataset.root, document.baseURI);
  const outlines = await read(new URL(index.outlines, index.address));
  delete outlines.address;
  const levels = Object.keys(index.levels).map(Number).sort((one, other) => one - other);
  const known = new Map();
  let pins = [];
  const rowsAt = (zoom) => {
    const level = levels.findLast((one) => one <= zoom + 1) ?? levels[0];
    if (!known.has(level)) known.set(level, fetch(new URL(index.levels[level], index.address)).then((answer) => answer.json()));
    return known.get(level);
  };
  const refresh = async (engine, map) => {
    const rows = await rowsAt(map.getZoom());
    const view = map.getBounds();
    for (const old of pins) old.remove();
    pins = rows
      .filter(([lon, lat]) => view.contains([lon, lat]))
      .slice(0, 400)
      .map(([lon, lat, count, href, name]) =>
        pin(engine, map, lon, lat, count, count === 1 ? name : most(figure, count, name), new URL(href, root).href));
  };
  const [west, south, east, north] = index.bounds;
  return {
    bounds: [[west - 0.02, south - 0.02], [east + 0.02, north + 0.02]],
    styled(style) {
      style.layers[0].paint["background-color"] = style.metadata.water;
      style.sources.outlines = { type: "geojson", data: outlines };
      style.layers.splice(1, 0,
        { id: "outlines", type: "fill", source: "outlines", paint: { "fill-color": style.metadata.land, "fill-outline-color": style.metadata.border } });
      return style;
    },
    mark(engine, map) {
      map.on("moveend", () => refresh(engine, map));
      refresh(engine, map);
    },
  };
}

// How many incidents a cluster has and where most of them are; the page has the words.
function most(figure, count, area) {
  const { lang } = document.documentElement;
  const form = new Intl.PluralRules(lang).select(count);
  const said = figure.getAttribute(`data-most-${form}`) ?? figure.dataset.mostOther;
  return said.replace("{n}", new Intl.NumberFormat(lang, { numberingSystem: "latn" }).format(count)).replace("{area}", () => area);
}

// Where a place may be, as a polygon: the engine's own circles are measured on the screen.
function circles(places) {
  return collection(places.filter(([, , , , radius]) => radius > 25).map(([, , lon, lat, radius]) => circle(lon, lat, radius)));
}

// What extends around places: a radius, or what a file draws.
function areas(places) {
  return collection(places.filter((place) => place[6]).map(([, , lon, lat, , , [reach, drawn]]) => drawn ?? circle(lon, lat, reach)));
}

function circle(lon, lat, radius) {
  const [out, up] = degrees(lat, radius);
  const ring = Array.from({ length: 65 }, (_, step) => {
    const turn = (step / 32) * Math.PI;
    return [lon + out * Math.sin(turn), lat + up * Math.cos(turn)];
  });
  return { type: "Polygon", coordinates: [ring] };
}

function collection(geometries) {
  return { type: "FeatureCollection", features: geometries.map((geometry) => ({ type: "Feature", properties: {}, geometry })) };
}

function boundsOf(places) {
  const edges = places.flatMap(([, , lon, lat, radius, , area]) => {
    const [out, up] = degrees(lat, Math.max(radius, area?.[0] ?? 0, 120));
    return [[lon - out, lat - up], [lon + out, lat + up]];
  });
  const lons = edges.map(([lon]) => lon), lats = edges.map(([, lat]) => lat);
  return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
}

function degrees(lat, metres) {
  const up = metres / 111195;
  return [up / Math.cos((lat * Math.PI) / 180), up];
}

function pin(engine, map, lon, lat, text, name, href) {
  const link = document.createElement("a");
  link.className = "map-pin";
  link.href = href;
  link.textContent = text;
  link.setAttribute("aria-label", name);
  return new engine.Marker({ element: link }).setLngLat([lon, lat]).addTo(map);
}

function zoomButtons(map, said) {
  const group = document.createElement("div");
  group.className = "map-zoom";
  for (const [sign, name, act] of [["+", said.in, () => map.zoomIn()], ["−", said.out, () => map.zoomOut()]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    group.append(button);
  }
  return group;
}

function credit(found) {
  const line = document.createElement("p");
  line.className = "map-credit";
  line.textContent = found.styles.light.sources.streets.attribution;
  return line;
}
