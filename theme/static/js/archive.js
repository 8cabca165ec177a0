// A reader of PMTiles, version 3: one file of tiles, of which a browser asks for parts.

const HEADER = 127;
const GZIP = 2;

// Opens an archive and gives a function from zoom, column and row to the bytes of a tile.
export async function openArchive(address) {
  const head = new DataView(await part(address, 0, HEADER));
  if (head.getUint8(7) !== 3) throw new Error("this is no archive of version 3");
  const long = (at) => Number(head.getBigUint64(at, true));
  const leaves = long(40), tiles = long(56);
  const packedIndex = head.getUint8(97) === GZIP, packedTiles = head.getUint8(98) === GZIP;
  const known = new Map();
  const index = (start, length) => {
    if (!known.has(start)) known.set(start, part(address, start, length).then((data) => unpacked(data, packedIndex)).then(entries));
    return known.get(start);
  };
  return async (zoom, x, y) => {
    const id = tileId(zoom, x, y);
    let [start, length] = [long(8), long(16)];
    for (let depth = 0; depth < 4; depth += 1) {
      const entry = (await index(start, length)).findLast((one) => one.id <= id);
      if (!entry) break;
      if (entry.run > 0) {
        if (id >= entry.id + entry.run) break;
        return unpacked(await part(address, tiles + entry.offset, entry.length), packedTiles);
      }
      [start, length] = [leaves + entry.offset, entry.length];
    }
    return new ArrayBuffer(0);
  };
}

async function part(address, start, length) {
  const answer = await fetch(address, { headers: { Range: `bytes=${start}-${start + length - 1}` } });
  if (answer.status !== 206) throw new Error("this host does not serve parts of a file");
  return answer.arrayBuffer();
}

async function unpacked(data, isPacked) {
  if (!isPacked) return data;
  return new Response(new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

// Four columns one after the other: steps between ids, run lengths, lengths, offsets.
function entries(data) {
  const bytes = new Uint8Array(data);
  let at = 0;
  const next = () => {
    let value = 0, weight = 1, byte;
    do {
      byte = bytes[at++];
      value += (byte & 127) * weight;
      weight *= 128;
    } while (byte > 127);
    return value;
  };
  const list = Array.from({ length: next() }, () => ({}));
  let id = 0;
  for (const entry of list) entry.id = id += next();
  for (const entry of list) entry.run = next();
  for (const entry of list) entry.length = next();
  list.forEach((entry, place) => {
    const offset = next();
    entry.offset = offset ? offset - 1 : list[place - 1].offset + list[place - 1].length;
  });
  return list;
}

// The place of a tile on the Hilbert curve of its level, after all tiles of the levels above.
function tileId(zoom, x, y) {
  let id = (4 ** zoom - 1) / 3;
  for (let side = 2 ** (zoom - 1); side >= 1; side /= 2) {
    const right = x & side ? 1 : 0, down = y & side ? 1 : 0;
    id += side * side * ((3 * right) ^ down);
    if (!down) {
      if (right) [x, y] = [side - 1 - x, side - 1 - y];
      [x, y] = [y, x];
    }
  }
  return id;
}
