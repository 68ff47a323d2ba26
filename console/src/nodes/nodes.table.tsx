import { Text } from '@mantine/core';
import { RecordsTable } from '../records/records.table.js';
import { useText } from '../texts/text.hook.js';
import { CircuitState } from './circuit.state.js';
import { ModeState } from './mode.state.js';
import { type NodeView, ownSwitchOf, type SwitchTarget } from './node.views.js';
import { SwitchButton } from './switch.button.js';
import { SwitchNote } from './switch.note.js';

interface NodesTableProps {
  readonly bot: string;
  readonly nodes: readonly NodeView[];
  readonly onSwitch: (target: SwitchTarget) => void;
}

export function NodesTable({ bot, nodes, onSwitch }: NodesTableProps) {
  const text = useText();
  return (
    <RecordsTable
      caption={text('nodes.table', { bot })}
      rows={nodes}
      keyOf={({ node }) => node ?? ''}
      columns={[
        {
          id: 'node',
          label: text('nodes.node'),
          kind: 'plain',
          width: '38%',
          render: (view) => <NodeName view={view} />,
        },
        {
          id: 'mode',
          label: text('nodes.mode'),
          width: '30%',
          render: (view) => <Mode view={view} />,
        },
        {
          id: 'circuit',
          label: text('nodes.circuit'),
          render: ({ circuit }) =>
            circuit ? <CircuitState circuit={circuit} /> : text('nodes.circuit.none'),
        },
        {
          id: 'actions',
          label: text('nodes.actions'),
          kind: 'actions',
          render: (view) => <NodeSwitch view={view} onSwitch={onSwitch} />,
        },
      ]}
    />
  );
}

function NodeName({ view: { node, place } }: { view: NodeView }) {
  const text = useText();
  return (
    <>
      <Text size="sm" fw={600}>
        {node ?? text('nodes.fallback')}
      </Text>
      <Text size="xs" c="dimmed">
        {place}
      </Text>
    </>
  );
}

function Mode({ view }: { view: NodeView }) {
  const text = useText();
  const isOfBot = view.switch !== null && view.switch.node === undefined;
  return (
    <>
      <ModeState mode={view.mode} />
      {isOfBot && view.mode !== 'normal' && (
        <Text size="xs" c="dimmed">
          {text('nodes.mode.of-bot')}
        </Text>
      )}
      {view.switch && !isOfBot && <SwitchNote held={view.switch} />}
    </>
  );
}

/** The fallback of a bot has no name to be switched by. */
function NodeSwitch({ view, onSwitch }: { view: NodeView } & Pick<NodesTableProps, 'onSwitch'>) {
  const text = useText();
  const { bot, node } = view;
  if (node === null) return null;
  return (
    <SwitchButton
      label={text('nodes.switch.of', { node })}
      onClick={() => onSwitch({ bot, node, own: ownSwitchOf(view) })}
    >
      {text('nodes.switch')}
    </SwitchButton>
  );
}
