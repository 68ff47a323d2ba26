import { Text } from '@mantine/core';
import { RecordsTable } from '../records/records.table.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { CircuitStateLabel } from './circuit.state.label.js';
import { ModeState } from './mode.state.js';
import { nodeAnchor } from './node.anchor.js';
import { useLinkedNode } from './linked.node.hook.js';
import { type NodeJson, nodeSwitchOf, type SwitchTarget } from './node.types.js';
import { SwitchButton } from './switch.button.js';
import { SwitchNote } from './switch.note.js';

interface NodesTableProps {
  readonly bot: string;
  readonly nodes: readonly NodeJson[];
  readonly onSwitch: (target: SwitchTarget) => void;
}

export function NodesTable({ bot, nodes, onSwitch }: NodesTableProps) {
  const text = useTranslate();
  useLinkedNode();
  return (
    <RecordsTable
      caption={text('nodes.table', { bot })}
      rows={nodes}
      keyOf={({ node }) => node ?? ''}
      idOf={({ node }) => nodeAnchor(bot, node)}
      columns={[
        {
          id: 'node',
          label: text('nodes.node'),
          kind: 'plain',
          width: '38%',
          render: (status) => <NodeName status={status} />,
        },
        {
          id: 'mode',
          label: text('nodes.mode'),
          width: '30%',
          render: (status) => <ModeCell status={status} />,
        },
        {
          id: 'circuit',
          label: text('nodes.circuit'),
          render: ({ circuit }) =>
            circuit ? <CircuitStateLabel circuit={circuit} /> : text('nodes.circuit.none'),
        },
        {
          id: 'actions',
          label: text('nodes.actions'),
          kind: 'actions',
          render: (status) => <NodeSwitchButton status={status} onSwitch={onSwitch} />,
        },
      ]}
    />
  );
}

function NodeName({ status: { node, handlerLocation } }: { status: NodeJson }) {
  const text = useTranslate();
  return (
    <>
      <Text size="sm" fw={600}>
        {node ?? text('nodes.fallback')}
      </Text>
      <Text size="xs" c="dimmed">
        {handlerLocation}
      </Text>
    </>
  );
}

function ModeCell({ status }: { status: NodeJson }) {
  const text = useTranslate();
  const isBotSwitch = status.switch !== null && status.switch.node === undefined;
  return (
    <>
      <ModeState mode={status.mode} />
      {isBotSwitch && status.mode !== 'normal' && (
        <Text size="xs" c="dimmed">
          {text('nodes.mode.of-bot')}
        </Text>
      )}
      {status.switch && !isBotSwitch && <SwitchNote record={status.switch} />}
    </>
  );
}

/** The fallback handler has no name, so it has no switch. */
function NodeSwitchButton({
  status,
  onSwitch,
}: { status: NodeJson } & Pick<NodesTableProps, 'onSwitch'>) {
  const text = useTranslate();
  const { bot, node } = status;
  if (node === null) return null;
  return (
    <SwitchButton
      label={text('nodes.switch.of', { node })}
      onClick={() => onSwitch({ bot, node, currentSwitch: nodeSwitchOf(status) })}
    >
      {text('nodes.switch')}
    </SwitchButton>
  );
}
