import { common } from './common';
import { failures } from './failures';

export const words = { common, failures };
