// npm run tour: walks through the sample in the real window and makes the moving pictures of the READMEs. See e2e/tour/README.md.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build/bundles.mjs';
import { playwright, withElectron } from './test/e2e.mjs';
import { animatedWebp, prepareCodecs } from './tour/animatedWebp.mjs';

const LIMIT_MS = 10 * 60_000;
const MOST_BYTES = 2_000_000;
const QUALITY = 72;
const OUT = join(root, 'out/tour');
const PICTURES = { en: 'tour.webp', 'zh-CN': 'tour.zh-CN.webp' };

rmSync(OUT, { recursive: true, force: true });
process.exitCode = await withElectron((env) =>
  playwright(['--config', 'e2e/tour/playwright.config.ts', '--reporter=list'], env, LIMIT_MS),
);
await prepareCodecs();
for (const [language, name] of Object.entries(PICTURES)) {
  const list = join(OUT, language, 'frames.json');
  if (!existsSync(list)) continue;
  const frames = JSON.parse(readFileSync(list, 'utf8')).map(({ file, ms }) => ({
    file: join(OUT, language, file),
    ms,
  }));
  const webp = await animatedWebp(frames, QUALITY);
  const seconds = frames.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  console.log(`${name}: ${webp.length.toLocaleString('en')} bytes, ${frames.length} frames, ${seconds.toFixed(1)} s`);
  if (webp.length > MOST_BYTES) {
    console.error(`${name} may have ${MOST_BYTES.toLocaleString('en')} bytes at most: not written.`);
    process.exitCode = 1;
  } else writeFileSync(join(root, 'docs/images', name), webp);
}
