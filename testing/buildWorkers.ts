import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Worker threads run built files: build those that exist before any test starts. */
export function setup(): void {
  execFileSync(process.execPath, [join(process.cwd(), 'scripts/build.mjs'), 'detector', 'image', 'import'], {
    stdio: 'inherit',
  });
}
