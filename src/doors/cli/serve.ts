import { constants } from 'node:os';
import type { Installation } from './installation.js';
import type { Terminal } from './terminal.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs the service until the first signal ends it cleanly; a second one ends it at once. Throws what
 * keeps it from starting or from going on.
 */
export async function serveUntilSignal(
  installation: Installation,
  terminal: Terminal,
): Promise<void> {
  const signal = firstSignal((name) => {
    terminal.note('Stopped without waiting.');
    process.exit(128 + constants.signals[name]);
  });
  const service = await installation.start((line) => {
    terminal.print(line);
  });
  try {
    await Promise.race([signal, service.failure]);
    terminal.note('Stopping; once more stops at once.');
  } finally {
    await service.stop();
  }
}

/** Resolves at the first signal, and calls `onSecond` at the next. */
function firstSignal(onSecond: (name: (typeof signals)[number]) => void): Promise<void> {
  return new Promise((resolve) => {
    let isFirst = true;
    for (const name of signals) {
      process.on(name, () => {
        if (!isFirst) onSecond(name);
        isFirst = false;
        resolve();
      });
    }
  });
}
