// npm start [-- FOLDER]: builds what is older than its sources and starts the app.
import { electronArguments, preparedRuntime } from './runtime/launch.mjs';
import { foreground } from './runtime/run.mjs';

const { binary } = await preparedRuntime('npm start');
const { buildStale } = await import('./build.mjs');
await buildStale();
process.exitCode = await foreground(binary, electronArguments('start'));
