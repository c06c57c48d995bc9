import { fail } from '../../../../shared/failure/failure';
import { findAbsolute, findBelow } from './disk';
import { embeddedBytes } from './embedded';
import { createFetcher } from './fetchImage';
import { type Fetching, fetchCloud, fetchUpload, fromElsewhere, fromSite } from './fromSite';
import { imageName } from './redact';
import { decoded, hostsOf } from './site';
import { type ImageSource, sourceOf } from './sources';
import { createImageStore, type Held, type ImageStore } from './store';
import {
  type ImageResolver,
  type ImageResolverOptions,
  type LabelStudioSite,
  type ResolvedImage,
  usualImageLimits,
} from './types';

/** Finds the images of Label Studio's tasks: on this disk where they are, else by HTTP. */
export function createImageResolver(options: ImageResolverOptions): ImageResolver {
  const limits = { ...usualImageLimits, ...options.limits };
  const store = createImageStore(options.cacheDir, limits.cacheBytes);
  const fetcher = createFetcher(store, { ...options, limits });
  return {
    async resolve(request, signal) {
      if (signal?.aborted) throw fail('app.cancelled', {});
      const site = options.site();
      const hosts = hostsOf(site, request);
      const image = imageName(request.url);
      const source = sourceOf(request.url, hosts);
      return find(source, { site, hosts, image, request, fetcher, store, signal, maxBytes: limits.maxBytes });
    },
    dispose: () => fetcher.stop(),
  };
}

interface Search extends Fetching {
  readonly site: LabelStudioSite;
  readonly store: ImageStore;
  readonly maxBytes: number;
}

async function find(source: ImageSource, search: Search): Promise<ResolvedImage> {
  const { site, image, store, maxBytes } = search;
  switch (source.kind) {
    case 'data':
      return fetched(await store.add([embeddedBytes(source.text, maxBytes, image)], image));
    case 'upload': {
      const inside = source.path.replace(/^upload\//i, '');
      const file = await findBelow(site.uploadDirs, [decoded(inside), inside], image);
      return file === null ? fetched(await fetchUpload(source.path, source.place, search)) : onDisk(file);
    }
    case 'localFiles': {
      const file = await findBelow(site.documentRoots, source.paths, image);
      if (file !== null) return onDisk(file);
      // Without Label Studio's address the folders are all there is.
      if (search.hosts.bases.length === 0 && site.documentRoots.length > 0) throw fail('lsimages.notOnDisk', { image });
      return fetched(await fromSite('localFiles', source.place, [`/data/local-files/?d=${source.query}`], search));
    }
    case 'cloud':
      return fetched(await fetchCloud(source.uri, search));
    case 'site':
      return fetched(await fromSite(source.cloud ? 'cloud' : 'site', source.place, [source.tail], search));
    case 'http':
      return fetched(await fromElsewhere(source.url, search));
    case 'path':
      return onDisk(await findAbsolute([...site.documentRoots, ...site.uploadDirs], source.path, image));
    case 'unknown':
      throw fail('lsimages.notAddress', { image: image || '?' });
  }
}

const onDisk = (file: string): ResolvedImage => ({ file, key: file, release: () => undefined });

const fetched = ({ file, sha256, release }: Held): ResolvedImage => ({ file, key: `sha256:${sha256}`, release });
