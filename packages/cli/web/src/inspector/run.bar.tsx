import { ActionIcon, Button, Group, Menu, Select } from '@mantine/core';
import {
  IconArrowsDiff,
  IconDots,
  IconEdit,
  IconRepeat,
  IconTestPipe,
  IconTrash,
} from '@tabler/icons-react';
import { api } from '../api/playground.api.js';
import type { Run, RunSummary } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { useAction } from '../app/action.hook.js';
import { usePage } from '../app/page.context.js';
import { useCalls } from '../app/runs.hook.js';
import { toCallDraft } from '../call/call.draft.js';
import { describeRun } from '../history/run.description.js';
import { RunDot } from '../history/run.dot.js';
import classes from './inspector.module.css';

/** The history of runs, and what can be done with the selected one. */
export function RunBar({ selected }: { selected: RunSummary }) {
  const { runs } = usePlayground();
  const { chooseRun, openDialog } = usePage();
  const { repeat } = useCalls();
  return (
    <div className={classes.head}>
      <h2 className={classes.hidden}>Inspector</h2>
      <Select
        flex={1}
        size="xs"
        aria-label="Run"
        classNames={{ input: classes.run }}
        leftSection={<RunDot run={selected} />}
        data={runs.map(({ id }) => id).map((id) => ({ value: id, label: labelOf(runs, id) }))}
        value={selected.id}
        allowDeselect={false}
        maxDropdownHeight={420}
        onChange={(id) => id !== null && chooseRun(id)}
        renderOption={({ option }) => (
          <RunOption run={runs.find(({ id }) => id === option.value)} />
        )}
      />
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconTestPipe size={15} aria-hidden />}
        onClick={() => openDialog('export')}
      >
        Save as test
      </Button>
      <RunMenu selected={selected} onRepeat={(what) => repeat.mutate({ id: selected.id, what })} />
    </div>
  );
}

interface RunMenuProps {
  readonly selected: RunSummary;
  readonly onRepeat: (what: 'input' | 'bytes') => void;
}

function RunMenu({ selected, onRepeat }: RunMenuProps) {
  const { openDialog, changeDraft, showRegion } = usePage();
  const empty = useAction(() => api.delete('runs'));
  const edit = useAction(() => api.get<Run>(`runs/${encodeURIComponent(selected.id)}`), {
    onSuccess: ({ input }) => {
      changeDraft((draft) => toCallDraft(draft, input));
      showRegion('call');
    },
  });
  return (
    <Menu position="bottom-end" shadow="md" width={250}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="More about the run">
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconRepeat size={16} aria-hidden />}
          onClick={() => onRepeat('input')}
        >
          Repeat with the state of now
        </Menu.Item>
        <Menu.Item
          leftSection={<IconRepeat size={16} aria-hidden />}
          onClick={() => onRepeat('bytes')}
        >
          Repeat the same bytes
        </Menu.Item>
        <Menu.Item leftSection={<IconEdit size={16} aria-hidden />} onClick={() => edit.mutate()}>
          Edit the call
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowsDiff size={16} aria-hidden />}
          onClick={() => openDialog('compare')}
        >
          Compare with another run
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => empty.mutate()}>
          Empty the history
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function labelOf(runs: readonly RunSummary[], id: string): string {
  const run = runs.find((one) => one.id === id);
  return run ? `#${run.no} ${run.node} · ${describeRun(run)}` : id;
}

function RunOption({ run }: { run: RunSummary | undefined }) {
  if (!run) return null;
  return (
    <Group gap={8} wrap="nowrap">
      <RunDot run={run} />
      <span className={classes.runName}>
        #{run.no} {run.node}
      </span>
      <span className={classes.runNote}>
        {describeRun(run)}
        {run.origin === 'recording' && ' · recorded'}
        {run.fault !== undefined && ` · ${run.fault}`}
      </span>
    </Group>
  );
}
