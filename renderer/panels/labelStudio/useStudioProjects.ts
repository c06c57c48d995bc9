import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../../shared/failure/failure';
import type { StudioProject } from '../../../shared/ipc/labelStudioPush';
import { useStores } from '../../shell/useStores';

export type StudioProjects =
  | { readonly status: 'loading' }
  | { readonly status: 'listed'; readonly projects: readonly StudioProject[] }
  | { readonly status: 'failed'; readonly failure: Failure };

/** The projects of Label Studio, asked for at once and again on demand. @param url another address is asked anew */
export function useStudioProjects(url: string): readonly [StudioProjects, () => void] {
  const { labelStudio } = useStores();
  const [state, setState] = useState<StudioProjects>({ status: 'loading' });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address or a further turn asks anew
  useEffect(() => {
    let wanted = true;
    setState({ status: 'loading' });
    void labelStudio.studioProjects().then((reply) => {
      if (!wanted) return;
      setState(reply.ok ? { status: 'listed', projects: reply.value } : { status: 'failed', failure: reply.failure });
    });
    return () => {
      wanted = false;
    };
  }, [labelStudio, url, turn]);
  return [state, useCallback(() => setTurn((now) => now + 1), [])];
}
