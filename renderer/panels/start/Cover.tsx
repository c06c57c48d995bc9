import { Image } from 'lucide-react';
import { useState } from 'react';

/** The small picture of a project; a drawn one where there is none. */
export function Cover({ src }: { readonly src: string | null }) {
  const [broken, setBroken] = useState(false);
  return (
    <span className="cover">
      {src === null || broken ? (
        <Image className="ic" aria-hidden="true" />
      ) : (
        <img src={src} alt="" decoding="async" draggable={false} onError={() => setBroken(true)} />
      )}
    </span>
  );
}
