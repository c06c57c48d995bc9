import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../build/bundles.mjs';
import { electronRuntime } from '../electron-runtime.mjs';
import { ensureSystem, hasDisplay } from '../system-libraries.mjs';

/** Folder that paths on the command line start from: npm changes into the package's folder and keeps the person's in INIT_CWD. */
export function userFolder(script) {
  const { npm_lifecycle_event: event, INIT_CWD: folder } = process.env;
  return event === script && folder ? folder : process.cwd();
}

/** Chromium's sandbox refuses to run as root. */
export const sandboxArguments = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** The app's folder, then what the person gave; existing paths become absolute. */
export function electronArguments(script) {
  const folder = userFolder(script);
  const given = process.argv.slice(2).map((argument) => {
    const path = resolve(folder, argument);
    return !argument.startsWith('-') && existsSync(path) ? path : argument;
  });
  return [root, ...sandboxArguments(), ...given];
}

/** An Electron that can open a window here; else says what to do and ends the process with code 1. */
export async function preparedRuntime(command) {
  if (!hasDisplay()) {
    console.error('RTMLabel is a desktop app, and there is no screen here (DISPLAY and WAYLAND_DISPLAY are not set).');
    console.error('Log in with `ssh -X`, or give it a virtual screen (Debian package xvfb):');
    console.error(`  xvfb-run -a ${command}`);
    console.error(
      'Without a screen: `npm test`, and `npm run -s rtmlabel -- --help` for prediction on the command line.',
    );
    process.exit(1);
  }
  try {
    const runtime = await electronRuntime();
    if (await ensureSystem(runtime.binary)) return runtime;
  } catch (error) {
    console.error(error.message);
  }
  return process.exit(1);
}
