import { spawn } from 'node:child_process';
import { killGroup } from './run.mjs';

const START_LIMIT_MS = 20_000;

/**
 * Starts a virtual screen that picks its own free display number.
 * @returns {Promise<{display: string, stop: () => void}>}
 */
export function startXvfb({ width = 1600, height = 1000 } = {}) {
  return new Promise((resolve, reject) => {
    const options = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'];
    const child = spawn('Xvfb', options, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
    let problem = '';
    let number = '';
    const stop = () => killGroup(child, 'SIGTERM');
    // Also when this process ends by itself or by an error.
    process.once('exit', stop);
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`Xvfb did not start within ${START_LIMIT_MS / 1000} s: ${problem.trim()}`));
    }, START_LIMIT_MS);
    child.stderr.on('data', (chunk) => {
      problem += chunk;
    });
    child.on('error', (error) => reject(new Error(`Xvfb could not be started: ${error.message}`)));
    child.on('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Xvfb ended with code ${code}: ${problem.trim()}`));
    });
    child.stdio[3].on('data', (chunk) => {
      number += chunk;
      if (!number.endsWith('\n')) return;
      clearTimeout(timer);
      resolve({ display: `:${number.trim()}`, stop });
    });
  });
}
