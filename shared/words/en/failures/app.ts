import type { AppFailures } from '../../../failure/codes/app';

export const appFailures: Record<keyof AppFailures, string> = {
  'app.unexpected': 'Something went wrong inside RTMLabel: {{message}}. The log has the details.',
  'app.cancelled': 'Cancelled.',
  'app.badRequest': 'The window asked for something invalid ({{request}}: {{reason}}).',
};
