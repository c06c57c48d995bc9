import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and keeps what it printed.
 * @returns {Promise<{code: number, output: string}>} code 127 when it could not be started, 124 when it ran past `timeout` (ms).
 */
export function run(command, args, { timeout = 0, ...options } = {}) {
  return new Promise((resolve) => {
    let output = '';
    let late = false;
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const timer = timeout > 0 ? setTimeout(() => (late = child.kill('SIGKILL')), timeout) : undefined;
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: String(error.message) }));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: late ? 124 : (code ?? 1), output });
    });
  });
}

/** A person reads the last line that says something, not a stack trace. */
export function lastWords(output) {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.find((line) => /error|E[A-Z]{4,}/i.test(line)) ?? lines.filter(Boolean).at(-1) ?? 'no message';
}

/** Ends a process and everything it started, when it leads its own group (`detached`). */
export function killGroup(child, signal = 'SIGTERM') {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has already ended.
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program in the foreground in its own process group: a signal reaches it once, from here, and a child that ignores it for
 * `grace` ms is killed with all it started. (Terminal, npm and this script would otherwise each deliver Ctrl-C.)
 * @returns {Promise<number>} its exit code; 128+n after a signal, as shells count.
 */
export function foreground(command, args, { grace = 8000, timeout = 0, onStart, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', detached: process.platform !== 'win32', ...options });
    const timers = [];
    const stop = (signal) => {
      killGroup(child, signal);
      timers.push(setTimeout(() => killGroup(child, 'SIGKILL'), grace));
    };
    const handlers = SIGNALS.map((signal) => [signal, () => stop(signal)]);
    for (const [signal, handler] of handlers) process.on(signal, handler);
    if (timeout > 0) timers.push(setTimeout(() => stop('SIGTERM'), timeout));
    const done = (code) => {
      for (const timer of timers) clearTimeout(timer);
      for (const [signal, handler] of handlers) process.off(signal, handler);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(127);
    });
    child.on('exit', (code, signal) => done(code ?? 128 + (SIGNAL_NUMBER[signal] ?? 9)));
    onStart?.(child);
  });
}

const SIGNAL_NUMBER = { SIGHUP: 1, SIGINT: 2, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15, SIGTRAP: 5 };
