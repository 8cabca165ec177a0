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
  const status = figure.querySelector(".map-status");
  let live = figure.querySelector(".map-live");
  if (live) {
    const drawnShown = !panels.hidden;
    panels.hidden = drawnShown;
    live.hidden = !drawnShown;
    button.textContent = drawnShown ? "Back to the drawn map" : "Open zoomable map";
    return;
  }
  button.disabled = true;
  status.textContent = "Loading the map …";
  try {
    live = await open(figure, panels);
    panels.hidden = true;
    button.textContent = "Back to the drawn map";
    status.textContent = "";
    live.querySelector("canvas").focus();
  } catch (reason) {
    figure.querySelector(".map-live")?.remove();
    button.hidden = true;
    status.textContent = "The zoomable map cannot be shown in this browser. The drawn map has everything it would show.";
  }
  button.disabled = false;
}

async function open(figure, panels) {
  const address = new URL(figure.dataset.zoomable, document.baseURI);
  const places = JSON.parse(figure.dataset.places);
  const found = await (await fetch(address)).json();
  const engine = await import(new URL(found.engine, address).href);

  const live = document.createElement("div");
  live.className = "map-live";
  panels.after(live);

  const map = new engine.Map({
    container: live,
    style: styleFor(found, address, places),
    bounds: boundsOf(places),
    fitBoundsOptions: { padding: 60, maxZoom: 17 },
    attributionControl: false,
    maplibreLogo: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    locale: { "Map.Title": "Map of the places; arrow keys move it, plus and minus zoom" },
  });
  map.touchZoomRotate?.disableRotation();
  for (const place of places) marker(engine, place).addTo(map);
  live.append(zoomButtons(map), credit(found));
  dark.addEventListener("change", () => map.setStyle(styleFor(found, address, places)));
  await drawn(map);
  return live;
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

function styleFor(found, address, places) {
  const style = structuredClone(found.styles[dark.matches ? "dark" : "light"]);
  const base = address.href.slice(0, address.href.lastIndexOf("/") + 1);
  const streets = style.sources.streets;
  streets.tiles = streets.tiles.map((path) => base + path);
  const accent = style.metadata.accent;
  style.sources.circles = { type: "geojson", data: circles(places) };
  style.layers.push(
    { id: "circles", type: "fill", source: "circles", paint: { "fill-color": accent, "fill-opacity": 0.14 } },
    { id: "rims", type: "line", source: "circles", paint: { "line-color": accent, "line-width": 1.5, "line-dasharray": [3, 2] } },
  );
  return style;
}

// Where a place may be, as a polygon: the engine's own circles are measured on the screen.
function circles(places) {
  const features = places.filter(([, , , , radius]) => radius > 25).map(([, , lon, lat, radius]) => {
    const up = radius / 111195, out = up / Math.cos((lat * Math.PI) / 180);
    const ring = Array.from({ length: 65 }, (_, step) => {
      const turn = (step / 32) * Math.PI;
      return [lon + out * Math.sin(turn), lat + up * Math.cos(turn)];
    });
    return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
  });
  return { type: "FeatureCollection", features };
}

function boundsOf(places) {
  const edges = places.flatMap(([, , lon, lat, radius]) => {
    const up = Math.max(radius, 120) / 111195, out = up / Math.cos((lat * Math.PI) / 180);
    return [[lon - out, lat - up], [lon + out, lat + up]];
  });
  const lons = edges.map(([lon]) => lon), lats = edges.map(([, lat]) => lat);
  return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
}

function marker(engine, [number, name, lon, lat, , href]) {
  const link = document.createElement("a");
  link.className = "map-pin";
  link.href = href;
  link.textContent = number;
  link.setAttribute("aria-label", name);
  return new engine.Marker({ element: link }).setLngLat([lon, lat]);
}

function zoomButtons(map) {
  const group = document.createElement("div");
  group.className = "map-zoom";
  for (const [sign, name, act] of [["+", "Zoom in", () => map.zoomIn()], ["−", "Zoom out", () => map.zoomOut()]]) {
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
