import { resolve } from 'node:path';

/** Where results are put for the table. */
export const OUT = resolve(__dirname, '../../out/effort');
