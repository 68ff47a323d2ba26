import { UnstyledButton } from '@mantine/core';
import type { PlaygroundNode } from '../api/page.contract.js';
import { usePlayground } from '../api/playground.state.hook.js';
import { usePage } from '../app/page.context.js';
import { useCalls } from '../app/runs.hook.js';
import { toNodeRef, withNode } from '../call/call.draft.js';
import { readEntityDefinitions } from '../call/entities/entity.schema.js';
import { NODE_PICKER_ID } from '../call/node.picker.id.js';
import classes from './chat.module.css';

const MAX_PROPOSALS = 8;

/** What to try in an empty chat: the nodes that were found. */
export function FirstRun() {
  const { nodes, target } = usePlayground();
  if (nodes.length === 0)
    return (
      <div className={classes.first}>
        <h3>Call your first node</h3>
        <span>
          {target.isNestHaptik
            ? 'Your app has no nodes yet. Decorate a method with @HaptikNode, and it appears here.'
            : 'This receiver does not report its nodes. Type the name of one in the field “Node”, and send it.'}
        </span>
      </div>
    );
  return (
    <div className={classes.first}>
      <h3>Try a node</h3>
      {nodes.slice(0, MAX_PROPOSALS).map((node) => (
        <Proposal key={`${node.bot}/${node.name}`} node={node} />
      ))}
      {nodes.length > MAX_PROPOSALS && (
        <span className={classes.tryNeeds}>
          and {nodes.length - MAX_PROPOSALS} more in the field “Node”
        </span>
      )}
    </div>
  );
}

/** Calls a node that needs nothing; otherwise opens its form. */
function Proposal({ node }: { node: PlaygroundNode }) {
  const { changeDraft, showRegion } = usePage();
  const { call } = useCalls();
  const needed = readEntityDefinitions(node.entities)
    .filter(({ isRequired }) => isRequired)
    .map(({ name }) => name);
  const start = (): void => {
    changeDraft((draft) => withNode(draft, toNodeRef(node)));
    if (needed.length === 0) {
      call.mutate(toNodeRef(node));
      return;
    }
    showRegion('call');
    requestAnimationFrame(() => document.getElementById(NODE_PICKER_ID)?.focus());
  };
  return (
    <UnstyledButton className={classes.try ?? ''} onClick={start}>
      <span className={classes.tryName}>
        {node.bot !== undefined && `${node.bot} / `}
        {node.name}
      </span>{' '}
      <span className={classes.tryNeeds}>
        {needed.length === 0 ? 'Call it' : `needs ${needed.join(', ')}`}
      </span>
    </UnstyledButton>
  );
}
