import { Tabs } from '@mantine/core';
import { EmptyState } from '@nestjs-haptik/ui';
import { IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Run } from '../api/page.contract.js';
import { useRun } from '../api/run.queries.js';
import { useSelectedRun } from '../app/runs.hook.js';
import { FindingsTab } from './findings/findings.tab.js';
import { countFindings } from './findings/run.findings.js';
import classes from './inspector.module.css';
import { LogTab } from './log/log.tab.js';
import { OverviewTab } from './overview/overview.tab.js';
import { RunBar } from './run.bar.js';
import { ReplyTab } from './wire/reply.tab.js';
import { RequestTab } from './wire/request.tab.js';

/** Everything about the selected run. */
export function InspectorPanel() {
  const selected = useSelectedRun();
  const { data: run } = useRun(selected?.id);
  if (!selected)
    return (
      <>
        <div className={classes.head}>
          <h2 className={classes.title}>Inspector</h2>
        </div>
        <EmptyState
          icon={<IconListSearch size={24} />}
          title="No calls yet"
          detail="Send one: its bytes, its reply, its time and its log appear here."
        />
      </>
    );
  return (
    <>
      <RunBar selected={selected} />
      {run && <RunTabs run={run} />}
    </>
  );
}

function RunTabs({ run }: { run: Run }) {
  const [tab, setTab] = useState<string | null>('overview');
  const findings = countFindings(run);
  const logLines = run.recorded?.log.length ?? 0;
  return (
    <Tabs
      value={tab}
      onChange={setTab}
      keepMounted={false}
      className={classes.tabs ?? ''}
      classNames={{ tab: classes.tab ?? '', panel: classes.panel ?? '' }}
    >
      <Tabs.List className={classes.tabList ?? ''}>
        <Tabs.Tab value="overview">Overview</Tabs.Tab>
        <Tabs.Tab value="request">Request</Tabs.Tab>
        <Tabs.Tab value="reply">Reply</Tabs.Tab>
        <Tabs.Tab value="findings">
          Findings <Count value={findings} />
        </Tabs.Tab>
        <Tabs.Tab value="log">
          Log <Count value={logLines} />
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="overview" tabIndex={0}>
        <OverviewTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="request" tabIndex={0}>
        <RequestTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="reply" tabIndex={0}>
        <ReplyTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="findings" tabIndex={0}>
        <FindingsTab run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="log" tabIndex={0}>
        <LogTab run={run} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Count({ value }: { value: number }) {
  return value > 0 ? <span className={classes.count}>{value}</span> : null;
}
