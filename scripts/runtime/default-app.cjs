// Stand-in for Electron's own default app, which a packaged runtime lacks: `electron FOLDER` starts the app in FOLDER.
// biome-ignore lint/style/noRestrictedImports: this file stands in for a part of Electron
const { app } = require('electron');
const { readFileSync, statSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join, resolve } = require('node:path');

const preloads = [];
let target;
for (let index = 1; index < process.argv.length && target === undefined; index++) {
  const argument = process.argv[index];
  if (argument === '-v' || argument === '--version') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  } else if (argument === '-r' || argument === '--require') preloads.push(process.argv[++index]);
  else if (!argument.startsWith('-')) target = resolve(argument);
}

if (target === undefined) {
  console.error('electron: name the folder of an app to start');
  process.exit(1);
}

let main = target;
if (statSync(target).isDirectory()) {
  const description = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  main = join(target, description.main ?? 'index.js');
  app.setAppPath(target);
  if (description.productName ?? description.name) app.setName(description.productName ?? description.name);
  if (description.version) app.setVersion(description.version);
} else {
  app.setAppPath(dirname(target));
}
for (const file of preloads) createRequire(join(process.cwd(), 'x'))(file);
require('node:module')._load(main, null, true);
