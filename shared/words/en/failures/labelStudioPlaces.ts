import type { LabelStudioPlaces } from '../../places';
import { labelStudio } from '../labelStudio';

export const inWindow: LabelStudioPlaces = {
  root: `add the folder with the pictures under “${labelStudio.roots}” in the Label Studio panel`,
  address: `enter the address of Label Studio under “${labelStudio.url}” in the Label Studio panel`,
  token: `paste it under “${labelStudio.token}” in the Label Studio panel`,
  again: 'start it again',
};

export const byCommand: LabelStudioPlaces = {
  root: 'name the folder with the pictures with --document-root',
  address: 'give the address of Label Studio with --label-studio-url',
  token: 'give it with --token or in LABEL_STUDIO_API_KEY',
  again: 'run the same command again',
};
