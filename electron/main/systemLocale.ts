import { app } from 'electron';

/** Language of the system; `RTMLABEL_LOCALE` stands in for it, e.g. `en-XA` for the pseudo-language. */
export const systemLocale = (): string => process.env.RTMLABEL_LOCALE || app.getLocale();
