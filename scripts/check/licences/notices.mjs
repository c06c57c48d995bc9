import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tidy } from './packages.mjs';

export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** Parts of the program that no package names. */
const PARTS = [
  { name: 'AVIF decoder (libavif, libaom) in @jsquash/avif', licence: 'BSD-2-Clause', file: 'avif-codec.txt' },
];

const HEAD = `RTMLabel contains the software listed here, under the licences that follow.

Electron and Chromium, in which the window runs: LICENSE.electron.txt and
LICENSES.chromium.html, beside the program.
What ONNX Runtime contains: onnxruntime-third-party.txt, beside this file.

Made by \`npm run notices\`.`;

/** The text of THIRD-PARTY-NOTICES.txt: what is inside, then every licence once, with all that it holds for. */
export function noticesText(root, packages) {
  const parts = PARTS.map(({ name, licence, file }) => ({
    name,
    licence,
    texts: [tidy(readFileSync(join(root, 'build/notices', file), 'utf8'))],
  }));
  const all = [...parts, ...packages];
  const holders = new Map();
  for (const { name, texts } of all) for (const text of texts) holders.set(text, [...(holders.get(text) ?? []), name]);
  const list = all.map(({ name, version, licence }) => `  ${[name, version].filter(Boolean).join(' ')}: ${licence}`);
  const line = '-'.repeat(78);
  const sections = [...holders].map(([text, names]) => `${line}\n${names.join(', ')}\n${line}\n\n${text}`);
  return `${HEAD}\n\n${list.join('\n')}\n\n${sections.join('\n\n')}\n`;
}
