// Runs in Electron: `electron drawIcons.cjs DRAWING.svg FOLDER 16,32,…` writes FOLDER/16.png and so on.
// biome-ignore lint/style/noRestrictedImports: it needs a browser to draw
const { app, BrowserWindow } = require('electron');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const [drawing, folder, sizes] = process.argv.slice(-3);

/** In the page: the drawing as PNG, base64. */
const draw = (svg, size) => `new Promise((done, failed) => {
  const image = new Image();
  image.onerror = () => failed(new Error('the drawing is no SVG'));
  image.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = ${size};
    canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
    done(canvas.toDataURL('image/png').split(',')[1]);
  };
  image.src = 'data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}';
})`;

async function main() {
  await app.whenReady();
  const window = new BrowserWindow({ show: false });
  await window.loadURL('about:blank');
  const svg = readFileSync(drawing, 'utf8');
  for (const size of sizes.split(',')) {
    const png = await window.webContents.executeJavaScript(draw(svg, size));
    writeFileSync(join(folder, `${size}.png`), Buffer.from(png, 'base64'));
  }
}

main().then(
  () => app.exit(0),
  (error) => {
    console.error(error);
    app.exit(1);
  },
);
