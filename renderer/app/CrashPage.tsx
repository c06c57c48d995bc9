import { Component, type ErrorInfo, type ReactNode } from 'react';
import { call } from '../bridge/bridge';
import { useWords } from '../i18n/useWords';
import { Button } from '../ui/Button';
import { Logo } from '../ui/marks';

function CrashReport({ error }: { readonly error: Error }) {
  const { t } = useWords();
  return (
    <div className="crash" role="alert">
      <div>
        <Logo size={40} />
        <h1>{t('app:crashTitle')}</h1>
        <p>{t('app:crashText')}</p>
        <pre>{error.message}</pre>
        <div className="row">
          <Button look="primary" onClick={() => window.location.reload()}>
            {t('app:reload')}
          </Button>
          <Button onClick={() => void call('system.copyReport', { network: false })}>{t('app:copyReport')}</Button>
        </div>
      </div>
    </div>
  );
}

interface BoundaryState {
  readonly error: Error | null;
}

/** Catches what a component throws: the log gets the details, the person a way on. React knows only classes for this. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    void call('app.report', { message: error.message, detail: `${error.stack ?? ''}\n${info.componentStack ?? ''}` });
  }

  override render(): ReactNode {
    return this.state.error ? <CrashReport error={this.state.error} /> : this.props.children;
  }
}
