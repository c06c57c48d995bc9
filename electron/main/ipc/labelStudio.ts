import type { i18n } from 'i18next';
import type { Dialogs } from '../dialogs';
import type { LabelStudio } from '../labelStudio';
import type { Area, Handlers } from './handlers';

export interface LabelStudioHandlerParts {
  readonly labelStudio: LabelStudio;
  readonly dialogs: Dialogs;
  readonly translator: i18n;
}

export function labelStudioHandlers(parts: LabelStudioHandlerParts): Handlers<Area<'labelStudio'>> {
  const { labelStudio, dialogs, translator } = parts;
  return {
    'labelStudio.state': () => labelStudio.state(),
    'labelStudio.start': () => labelStudio.start(),
    'labelStudio.stop': () => labelStudio.stop(),
    'labelStudio.update': (change) => labelStudio.update(change),
    'labelStudio.addRoot': async () => {
      const title = translator.t('menu:chooseRoot');
      const folder = await dialogs.open({ title, properties: ['openDirectory'] });
      if (folder === null) return null;
      const { documentRoots } = labelStudio.state().settings;
      return labelStudio.update({ documentRoots: [...documentRoots.filter((root) => root !== folder), folder] });
    },
    'labelStudio.setLabel': (choice) => labelStudio.setLabel(choice),
    'labelStudio.setThreshold': (choice) => labelStudio.setThreshold(choice),
    'labelStudio.projects': () => labelStudio.push.projects(),
    'labelStudio.push': (request) => {
      labelStudio.push.start(request);
      return labelStudio.state();
    },
    'labelStudio.stopPush': () => {
      labelStudio.push.stop();
      return labelStudio.state();
    },
    'labelStudio.dismissPush': () => {
      labelStudio.push.dismiss();
      return labelStudio.state();
    },
    'labelStudio.clearLog': () => labelStudio.clearLog(),
    'labelStudio.cancel': () => labelStudio.cancel(),
  };
}
