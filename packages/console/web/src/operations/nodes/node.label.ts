import { FALLBACK_LABEL, UNKNOWN_LABEL } from 'nestjs-haptik/internal/pure';
import type { OperationsOverviewJson } from '../../api/contract.js';
import type { Translate } from '../../i18n/translate.js';
import { hasSeveralBots, type NodeFiguresJson } from '../operations.types.js';

/** The name of a node, with its bot if there are several. */
export function nodeLabel(
  { bot, node }: Pick<NodeFiguresJson, 'bot' | 'node'>,
  overview: Pick<OperationsOverviewJson, 'bots'>,
  text: Translate,
): string {
  const name = nodeName(node, text);
  return hasSeveralBots(overview) ? `${bot} / ${name}` : name;
}

/** The name of a node; words for those without a method. */
export function nodeName(node: string, text: Translate): string {
  if (node === UNKNOWN_LABEL) return text('operations.nodes.unknown');
  return node === FALLBACK_LABEL ? text('nodes.fallback') : node;
}
