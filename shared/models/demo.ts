import type { InstalledModel } from './installed';

/** The checkpoint that comes with the program (`models/demo`). It is trained anew now and then: its bytes change, its name does not. */
export const DEMO_FILE = 'rtmdet_nano_hardware.pth';

/** The small model of the sample: it knows four hardware parts and is no model for real work. */
export const isDemo = ({ sourceName }: Pick<InstalledModel, 'sourceName'>): boolean => sourceName === DEMO_FILE;
