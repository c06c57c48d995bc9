import { BrowserWindow, nativeTheme, screen } from 'electron';
import { devUrl, pageFile, preloadFile, standInFile } from './paths';
import type { SettingsFile, WindowBounds } from './settingsFile';

const USUAL = { width: 1440, height: 900 };

/** `background` of the page in both themes, so that nothing flashes before the first paint. */
const GROUND = { light: '#EEF0F3', dark: '#0F1115' };

/** Opens the window where it was. */
export function createWindow(settings: SettingsFile): BrowserWindow {
  const { window: bounds, settings: chosen } = settings.get();
  const dark = chosen.theme === 'system' ? nativeTheme.shouldUseDarkColors : chosen.theme === 'dark';
  const window = new BrowserWindow({
    ...USUAL,
    ...(bounds !== null && visible(bounds)
      ? { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height }
      : {}),
    minWidth: 720,
    minHeight: 480,
    show: false,
    backgroundColor: dark ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload: preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  if (bounds?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberBounds(window, settings);
  showPage(window);
  return window;
}

/** Loads the page. */
export const showPage = (window: BrowserWindow): void =>
  void (devUrl === undefined ? window.loadFile(pageFile) : window.loadURL(devUrl));

/** Loads the plain page that stands in for one that crashes. */
export const showStandIn = (window: BrowserWindow): void =>
  void (devUrl === undefined ? window.loadFile(standInFile) : window.loadURL(new URL('standIn.html', devUrl).href));

/** A screen that was unplugged must not hide the window. */
const visible = ({ x, y, width, height }: WindowBounds): boolean =>
  screen.getAllDisplays().some(({ workArea: area }) => {
    const [wide, high] = [
      Math.min(x + width, area.x + area.width) - Math.max(x, area.x),
      Math.min(y + height, area.y + area.height) - Math.max(y, area.y),
    ];
    return wide >= 200 && high >= 100;
  });

function rememberBounds(window: BrowserWindow, settings: SettingsFile): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    if (!window.isDestroyed())
      settings.update({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, 500);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', () => {
    clearTimeout(timer);
    keep();
  });
}
