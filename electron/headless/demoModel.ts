import { findDemo } from '../core/models/demo';
import { programRoots } from './paths';

/** The word that names the model this project trained itself; models/demo/README.md. */
export const DEMO = 'demo';

/** The demo's checkpoint; null = not there. */
export const demoCheckpoint = async (): Promise<string | null> => (await findDemo(programRoots()))?.checkpoint ?? null;
