import { useEffect, useRef } from 'react';
import { failureOf } from '../../../shared/failure/failure';
import { likelyNext } from '../../store/neighbours';
import { oncePainted } from '../../store/pace';
import type { Stores } from '../../store/stores';
import type { Picture } from './loadPicture';
import { createPictureCache } from './pictureCache';

/** Pictures loaded ahead: the next ones and the one before. */
const AHEAD = 3;

/**
 * Follows the current image: the former picture stays until the new one can be painted, then camera and view are told.
 * @returns where the picture on the screen is found
 */
export function usePicture(stores: Stores): { readonly current: Picture | null } {
  const shown = useRef<Picture | null>(null);
  useEffect(() => {
    const cache = createPictureCache((picture) => picture === shown.current);
    let wanted = 0;

    const follow = async (): Promise<void> => {
      const mine = ++wanted;
      const { image } = stores.view.getState();
      if (image === null) {
        shown.current = null;
        return;
      }
      try {
        const picture = await cache.get(image);
        if (mine !== wanted) return;
        shown.current = picture;
        stores.camera.showImage(picture.size);
        stores.view.setPainted(image, null);
        // Fetching and decoding would take the processor from the painting.
        oncePainted(() => {
          if (mine === wanted) cache.prefetch(likelyNext(stores, AHEAD));
        });
      } catch (thrown) {
        if (mine !== wanted) return;
        shown.current = null;
        stores.camera.showImage({ width: 0, height: 0 });
        stores.view.setPainted(image, failureOf(thrown));
      }
    };

    const stopView = stores.view.subscribe((state, before) => {
      if (state.image !== before.image) void follow();
    });
    const stopProject = stores.project.subscribe((state, before) => {
      if (state.opened === before.opened) return;
      cache.clear();
      void follow();
    });
    void follow();
    return () => {
      wanted = -1;
      stopView();
      stopProject();
      cache.clear();
    };
  }, [stores]);
  return shown;
}
