// npm run test:models: every RTMDet variant of the reference data is converted and compared with PyTorch's numbers.
import { runUnit } from './test/unit.mjs';

process.env.RTMLABEL_TEST_MODELS = 'all';
const { passed, failed, skipped } = await runUnit(['electron/core/convert', 'electron/core/models/importModel']);
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
