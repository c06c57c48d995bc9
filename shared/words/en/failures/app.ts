import type { AppFailures } from '../../../failure/codes/app';

export const appFailures: Record<keyof AppFailures, string> = {
  'app.unexpected': 'Something went wrong inside RTMLabel: {{message}}. The log has the details.',
  'app.cancelled': 'Cancelled.',
  'app.sampleGone': 'The files of the sample did not come with this copy of RTMLabel. Install it again to have them.',
  'app.doctor': 'RTMLabel could not look at what is on this computer: {{reason}}.',
  'app.ownFolder':
    'RTMLabel cannot write into its own folder {{folder}} ({{reason}}). Make it writable, then try again.',
  'app.badRequest': 'The window asked for something invalid ({{request}}: {{reason}}).',
};
