// Fails when something that is shipped has no permissive licence or no licence text, or when the notices are stale.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build/bundles.mjs';
import { isPermissive } from './check/licences/allowed.mjs';
import { NOTICES, noticesText } from './check/licences/notices.mjs';
import { shippedPackages } from './check/licences/packages.mjs';
import { report } from './check/sources.mjs';

const packages = shippedPackages(root);
const findings = packages.flatMap(({ name, version, licence, texts }) => [
  ...(isPermissive(licence) ? [] : [`${name} ${version}: “${licence}” is not on the list of permissive licences`]),
  ...(texts.length > 0 ? [] : [`${name} ${version}: no text of its licence; put it into build/notices`]),
]);
// The native library and what is known of it are of one version.
const { version: runtime } = packages.find(({ name }) => name === 'onnxruntime-node') ?? {};
const kept = readFileSync(join(root, 'build/notices/README.md'), 'utf8');
if (!kept.includes(`onnxruntime ${runtime}`)) findings.push(`build/notices: no notices of onnxruntime ${runtime}`);
const present = readNotices();
if (present !== noticesText(root, packages)) findings.push(`${NOTICES} is stale: npm run notices`);
report(findings, `${packages.length} packages, all under permissive licences; ${NOTICES} tells them all`);

function readNotices() {
  try {
    return readFileSync(join(root, NOTICES), 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return null;
  }
}
