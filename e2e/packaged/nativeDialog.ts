import { execFileSync } from 'node:child_process';
import { expect } from '@playwright/test';

const xdotool = (...args: readonly string[]): string => execFileSync('xdotool', args, { encoding: 'utf8' });

/** Windows whose title matches, by their X11 numbers. */
function windows(title: string): readonly string[] {
  try {
    return xdotool('search', '--onlyvisible', '--name', title).split('\n').filter(Boolean);
  } catch {
    // xdotool fails when there is none.
    return [];
  }
}

/** Answers GTK's dialog for saving a file, as hands do: types the path and presses Enter. */
export async function saveInto(title: string, path: string): Promise<void> {
  await expect.poll(() => windows(title).length).toBeGreaterThan(0);
  const [dialog = ''] = windows(title);
  xdotool('windowfocus', '--sync', dialog);
  xdotool('key', '--clearmodifiers', 'ctrl+a');
  xdotool('type', '--delay', '20', path);
  xdotool('key', 'Return');
  await expect.poll(() => windows(title).length).toBe(0);
}
