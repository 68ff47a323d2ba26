import { Loading, SkipLink } from '@nestjs-haptik/ui';
import { useEventStream, useLoadedState } from '../api/playground.state.hook.js';
import { PageProvider } from '../app/page.provider.js';
import { regionId } from '../app/region.id.js';
import { Columns } from './columns.js';
import { Dialogs } from './dialogs.js';
import { Header } from './header.js';
import { LostAlert } from './lost.alert.js';
import classes from './playground.module.css';
import { Shortcuts } from './shortcuts.js';

/** The page: the call on the left, the chat in the middle, what happened on the right. */
export function Playground() {
  const stream = useEventStream();
  const state = useLoadedState();
  return (
    <>
      <SkipLink label="Skip to the chat" target={regionId('chat')} />
      <div className={classes.page}>
        {stream === 'lost' && <LostAlert />}
        {state ? (
          <PageProvider key={state.target.url}>
            <Header />
            <Columns />
            <Dialogs />
            <Shortcuts />
          </PageProvider>
        ) : (
          <main className={classes.loading}>
            <h1 className={classes.hidden}>Haptik playground</h1>
            <Loading label="Connecting to the playground…" />
          </main>
        )}
      </div>
    </>
  );
}
