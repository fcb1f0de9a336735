// Writes pictures of a page with a palette of 256 colours, which are a third of the size of those that Chromium writes.
import { crc32, deflateSync } from "node:zlib";

/** Returns a PNG with 256 colours of another; all others become the nearest of them. Chromium decodes it. */
export async function withPalette(page, png) {
  const { width, height, palette, indices } = await page.evaluate(reduce, png.toString("base64"));
  const rows = Buffer.from(indices, "base64");
  const lines = Buffer.alloc((width + 1) * height);
  // Each line begins with its filter: none.
  for (let y = 0; y < height; y++) rows.copy(lines, y * (width + 1) + 1, y * width, (y + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits of a palette.
  header.set([8, 3], 8);
  const chunks = [chunk("IHDR", header), chunk("PLTE", Buffer.from(palette)), chunk("IDAT", deflateSync(lines, { level: 9 })), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Runs in the page. */
async function reduce(base64) {
  const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]));
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(image, 0, 0);
  const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const channels = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  const distance = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
  const colours = [...counts].map(([pixel, count]) => ({ pixel, count, channels: channels(pixel), error: Infinity, index: 0 }));
  const palette = [];
  // Again and again the one that is worst represented so far, by its frequency and its distance.
  while (palette.length < Math.min(256, colours.length)) {
    const worst = colours.reduce((a, b) => (a.count * a.error >= b.count * b.error ? a : b));
    for (const colour of colours) {
      const error = distance(colour.channels, worst.channels);
      if (error < colour.error) Object.assign(colour, { error, index: palette.length });
    }
    palette.push(worst.channels);
  }
  const nearest = new Map(colours.map(({ pixel, index }) => [pixel, index]));
  const indices = Uint8Array.from(pixels, (pixel) => nearest.get(pixel));
  let text = "";
  for (let at = 0; at < indices.length; at += 32_768) text += String.fromCharCode(...indices.subarray(at, at + 32_768));
  return { width, height, palette: palette.flat(), indices: btoa(text) };
}
