// Writes THIRD-PARTY-NOTICES.txt: whose software is inside, and under which licence.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build/bundles.mjs';
import { NOTICES, noticesText } from './check/licences/notices.mjs';
import { shippedPackages } from './check/licences/packages.mjs';

const packages = shippedPackages(root);
writeFileSync(join(root, NOTICES), noticesText(root, packages));
console.log(`${NOTICES}: ${packages.length} packages`);
