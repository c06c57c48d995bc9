import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { asImagePath } from '../../shared/dataset/ids';
import { failureOf } from '../../shared/failure/failure';
import { type ImagePool, openImagePool, type PreviewJob } from '../core/images/imagePool';
import { type Header, probeImage } from '../core/images/probe';
import { namedBy } from '../core/images/readFailure';
import { openThumbnails } from '../core/images/thumbnails';
import type { Covers } from './covers';
import { log } from './log';
import { userData, workersDir } from './paths';
import type { Workspace } from './workspace';

const SCHEME = 'rtmlabel-image';

/** Pictures larger than this are given to the page reduced: it could neither hold nor paint them. */
const WHOLE_SIDE = 16_384;
const WHOLE_PIXELS = 100e6;
/** Longer side of a reduced picture. */
const REDUCED_SIDE = 8_192;
const LARGEST_THUMB = 512;
/** Sharp at 200 %. */
const COVER_SIDE = 192;
/** Bytes: about 60,000 of them. */
const THUMBNAILS_ON_DISK = 200e6;

/** Formats the page decodes itself, with the same orientation as everybody else. */
const NATIVE = ['jpeg', 'png', 'webp', 'avif', 'gif', 'bmp'];

/** Call before the app is ready. */
export function registerImageScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/**
 * Serves pictures of the open project: `rtmlabel-image://image/<encoded path>`, with `?thumb=96` a small one, with
 * `?decoded` always the decoder's own pixels. Only images of the list are served, whatever the address says. The start page
 * has small ones of its projects: `rtmlabel-image://cover/<encoded folder>`, `rtmlabel-image://sample/`
 * (with `?whole` as it is).
 */
export function setupImageProtocol(workspace: Workspace, covers: Covers): void {
  let pool: Promise<ImagePool> | null = null;
  const preview = async (job: PreviewJob, signal?: AbortSignal): Promise<Uint8Array> => {
    pool ??= openImagePool(workersDir);
    return (await pool).preview(job, signal);
  };
  const thumbnails = openThumbnails({
    dir: userData('thumbnails'),
    limit: THUMBNAILS_ON_DISK,
    draw: (file, side, signal) => preview({ file, side, as: 'jpeg' }, signal),
    onTrouble: (thrown) => log.warn('thumbnails are not kept', thrown),
  });
  protocol.handle(SCHEME, async ({ url }) => {
    const { hostname, pathname, searchParams } = new URL(url);
    const name = decodeURIComponent(pathname.slice(1));
    const image = asImagePath(name);
    let file = '';
    try {
      if (hostname !== 'image') {
        const cover = await covers(hostname, name);
        if (cover === null) return new Response(null, { status: 404 });
        file = cover;
        const whole = hostname === 'sample' && searchParams.has('whole');
        return reply(whole ? await readFile(cover) : await thumbnails.get(cover, COVER_SIDE), 'image/jpeg');
      }
      const { project, paths } = workspace.work();
      if (!paths.has(image)) return new Response(null, { status: 404 });
      file = join(project.folder, image);
      const thumb = Number(searchParams.get('thumb'));
      if (thumb > 0) return reply(await thumbnails.get(file, Math.min(thumb, LARGEST_THUMB)), 'image/jpeg');
      const header = await probeImage(file);
      if (!searchParams.has('decoded') && pageDecodes(header))
        return reply(await readFile(file), `image/${header.format}`);
      const side = isHuge(header) ? REDUCED_SIDE : WHOLE_SIDE;
      return reply(await preview({ file, side, as: 'bmp' }), 'image/bmp');
    } catch (thrown) {
      const body = JSON.stringify(failureOf(namedBy(image, file, thrown)));
      return new Response(body, { status: 422, headers: { ...COMMON, 'content-type': 'application/json' } });
    }
  });
}

/** The page has another origin than its pictures; only this page can ask for them. */
const COMMON = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };

const reply = (body: Uint8Array, type: string): Response =>
  new Response(body as Uint8Array<ArrayBuffer>, { headers: { ...COMMON, 'content-type': type } });

const isHuge = ({ size: { width, height } }: Header): boolean =>
  Math.max(width, height) > WHOLE_SIDE || width * height > WHOLE_PIXELS;

/** Browsers turn JPEG by its EXIF as we do; for the other formats they differ. */
const pageDecodes = (header: Header): boolean =>
  NATIVE.includes(header.format) && (header.format === 'jpeg' || header.orientation === 1) && !isHuge(header);
