import { Monitor, Moon, Sun } from 'lucide-react';
import type { Language, Theme } from '../../../shared/ipc/app';

export const LANGUAGES: readonly Language[] = ['system', 'en', 'zh-CN'];
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
export const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon };
