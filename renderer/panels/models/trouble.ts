import type { WordKey } from '../../i18n/translator';

/** What runtimes of all systems say when a file of a device's own libraries is missing. */
const NO_LIBRARIES = /shared library|shared object|LoadLibrary|\.so\b|\.dll\b|\.dylib\b|error 126/i;

/** Why a device does not work, as a sentence. @param reason the runtime's own text */
export const troubleOf = (reason: string): WordKey =>
  NO_LIBRARIES.test(reason) ? 'model:trouble.libraries' : 'model:trouble.other';
