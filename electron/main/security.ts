import { app, session } from 'electron';
import { devUrl } from './paths';

/** The page shows local content only: no navigation, no new windows, no permissions, no embedded pages. */
export function setupSecurity(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, url) => {
      if (devUrl === undefined || !url.startsWith(devUrl)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(permission === 'clipboard-sanitized-write' || permission === 'fullscreen');
  });
}
