export interface ElectronRuntime {
  readonly binary: string;
  readonly dir: string;
  readonly source: 'override' | 'installed' | 'downloaded' | 'registry';
}
export function electronRuntime(options?: { say?: (line: string) => void }): Promise<ElectronRuntime>;
