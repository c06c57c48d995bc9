import { downloadVerified } from './download/downloadVerified';
import type { FetchOfficial } from './jobs';

/** How the network is reached; '' = nothing special. */
export interface NetworkSettings {
  readonly mirror: string;
  readonly proxy: string;
}

/** Converted models are about as large as their checkpoints, so both must fit. */
const ROOM_FOR = 2.2;

/**
 * Fetches entries of the catalogue into a folder; what was broken off goes on from there.
 * @param network asked anew for each download, with its address
 */
export const createFetchOfficial =
  (folder: string, network: (url: string) => Promise<NetworkSettings>): FetchOfficial =>
  async ({ url, sha256Prefix, bytes, weightBytes }, options) => {
    const { mirror, proxy } = await network(url);
    const needed = Math.ceil((bytes ?? weightBytes) * ROOM_FOR);
    const { file } = await downloadVerified({ url, folder, sha256Prefix, bytes, needed, mirror, proxy, ...options });
    return file;
  };
