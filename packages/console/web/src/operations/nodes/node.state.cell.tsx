import { Anchor, Text } from '@mantine/core';
import { FALLBACK_LABEL, UNKNOWN_LABEL } from 'nestjs-haptik/internal/pure';
import { Link } from 'react-router';
import { useTranslate } from '../../i18n/translate.hook.js';
import { CircuitStateLabel } from '../../nodes/circuit.state.label.js';
import { ModeState } from '../../nodes/mode.state.js';
import { nodeAnchor } from '../../nodes/node.anchor.js';
import type { NodeFiguresJson } from '../operations.types.js';
import { nodeName } from './node.label.js';
import styles from './node.module.css';

/** The circuit and the switch of a node, with the way to the switch. */
export function NodeStateCell({ node: figures }: { node: NodeFiguresJson }) {
  const text = useTranslate();
  const { bot, node, circuit, mode, replicasWithOpenCircuit } = figures;
  return (
    <>
      {circuit && circuit.state !== 'closed' && <CircuitStateLabel circuit={circuit} />}
      {replicasWithOpenCircuit > 0 && (
        <Text size="xs" c="dimmed">
          {text('operations.nodes.open-on', { count: replicasWithOpenCircuit })}
        </Text>
      )}
      {mode !== 'normal' && <ModeState mode={mode} />}
      {node !== UNKNOWN_LABEL && (
        <Anchor
          component={Link}
          to={{ pathname: '/nodes', hash: nodeAnchor(bot, node === FALLBACK_LABEL ? null : node) }}
          className={styles.link ?? ''}
          aria-label={text('operations.nodes.switch.of', { node: nodeName(node, text) })}
        >
          {text('operations.nodes.switch')}
        </Anchor>
      )}
    </>
  );
}
