import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { CallPanel } from '../call/call.panel.js';
import { ChatPanel } from '../chat/chat.panel.js';
import { InspectorPanel } from '../inspector/inspector.panel.js';
import { type Region as RegionName, usePage } from '../app/page.context.js';
import { Region } from './region.js';
import classes from './playground.module.css';

const LABELS: Readonly<Record<RegionName, string>> = {
  call: 'Call',
  chat: 'Chat',
  inspector: 'Inspector',
};

const PANELS: Readonly<Record<RegionName, () => React.ReactNode>> = {
  call: CallPanel,
  chat: ChatPanel,
  inspector: InspectorPanel,
};

/** Three columns, or two, or one with tabs, by the width of the window. */
export function Columns() {
  const isWide = useMediaQuery('(min-width: 1180px)', undefined, {
    getInitialValueInEffect: false,
  });
  const isMedium = useMediaQuery('(min-width: 760px)', undefined, {
    getInitialValueInEffect: false,
  });
  if (isWide)
    return (
      <main className={classes.columns}>
        <NamedRegion name="call" />
        <NamedRegion name="chat" />
        <NamedRegion name="inspector" />
      </main>
    );
  if (isMedium)
    return (
      <main className={`${classes.columns} ${classes.two}`}>
        <RegionTabs names={['call', 'inspector']} />
        <NamedRegion name="chat" />
      </main>
    );
  return (
    <main className={classes.panel}>
      <RegionTabs names={['call', 'chat', 'inspector']} />
    </main>
  );
}

function RegionTabs({ names }: { names: readonly RegionName[] }) {
  const { region, showRegion } = usePage();
  const shown = names.includes(region) ? region : 'call';
  return (
    <Tabs
      className={classes.tabs ?? ''}
      value={shown}
      onChange={(name) => showRegion((name ?? 'chat') as RegionName)}
    >
      <Tabs.List grow aria-label="Parts of the playground">
        {names.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {LABELS[name]}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {names.map((name) => (
        <Tabs.Panel key={name} value={name} className={classes.panel ?? ''}>
          <NamedRegion name={name} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function NamedRegion({ name }: { name: RegionName }) {
  const Panel = PANELS[name];
  return (
    <Region name={name} label={LABELS[name]}>
      <Panel />
    </Region>
  );
}
