import { CloseButton, Group, Text } from '@mantine/core';
import type { ActionResult, NodeRef } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { CodeBlock } from '../../code/code.block.js';
import classes from '../chat.module.css';
import { ChooseNode } from './choose.node.js';
import { KeptForm } from './kept.form.js';
import { LocationForm } from './location.form.js';
import type { PressOrigin } from './press.origin.js';

interface ActionResultBarProps {
  readonly result: ActionResult;
  readonly origin?: PressOrigin;
  readonly onResult: (result: ActionResult, origin?: PressOrigin) => void;
  readonly onClose: () => void;
}

/** What the channel does after a tap or a text, when that is not a call. */
export function ActionResultBar({ result, origin, onResult, onClose }: ActionResultBarProps) {
  return (
    <div className={classes.bar} role="status">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div style={{ minWidth: 0, flex: 1 }}>
          <Result result={result} origin={origin} onResult={onResult} onClose={onClose} />
        </div>
        <CloseButton size="sm" aria-label="Close the note" onClick={onClose} />
      </Group>
    </div>
  );
}

type ResultProps = Omit<ActionResultBarProps, 'origin'> & {
  readonly origin: PressOrigin | undefined;
};

function Result({ result, origin, onResult, onClose }: ResultProps) {
  const from = useOriginNode(origin);
  if (result.kind === 'choose-node')
    return <ChooseNode result={result} from={from} onDone={onClose} />;
  if (result.kind === 'ask-location' && origin)
    return <LocationForm origin={origin} onResult={onResult} />;
  if (result.kind === 'ask-form' && origin)
    return <KeptForm formId={result.formId} origin={origin} onResult={onResult} />;
  const payload = getPayload(result);
  return (
    <>
      <Text size="sm">{describe(result)}</Text>
      {payload && (
        <CodeBlock
          label="payload"
          language="json"
          maxHeight={160}
          code={JSON.stringify(payload, null, 2)}
        />
      )}
    </>
  );
}

/** The node of the message that was pressed. */
function useOriginNode(origin: PressOrigin | undefined): NodeRef | undefined {
  const { conversation, runs } = usePlayground();
  const entry = conversation.transcript.find(({ id }) => id === origin?.entryId);
  const run = runs.find(({ id }) => id === entry?.runId);
  if (!run) return conversation.node;
  return { node: run.node, ...(run.bot !== undefined && { bot: run.bot }) };
}

function getPayload(result: ActionResult): object | undefined {
  const hasPayload = result.kind === 'show-details' || result.kind === 'app-action';
  return hasPayload ? result.payload : undefined;
}

const PICKERS = {
  gallery: 'the gallery, to send a picture',
  camera: 'the camera, to send a picture',
  document: 'a file picker, to send a document',
} as const;

/** The effect for the user in a sentence. */
function describe(result: ActionResult): string {
  switch (result.kind) {
    case 'call':
      return 'A node is called.';
    case 'choose-node':
      return 'The flow has no node for this.';
    case 'to-agent':
      return 'The chat is with an agent, who gets this message. No node is called.';
    case 'open-link':
      return `${result.isWebview ? 'A page opens within the chat' : 'A link opens'}: ${result.url}`;
    case 'ask-form':
      return `Haptik shows its form “${result.formId}”.`;
    case 'show-details':
      return 'The details of the card open. No node is called.';
    case 'phone-call':
      return `The phone calls ${result.number ?? 'a number that the payload does not have'}.`;
    case 'share':
      return `The user can share: ${result.text}`;
    case 'ask-location':
      return 'The user is asked for a location.';
    case 'pick-file':
      return `The app opens ${PICKERS[result.picker]}.`;
    case 'launch-channel':
      return `The app goes to the channel ${result.name}.`;
    case 'app-action':
      return `The app around the chat does ${result.action}.`;
    case 'nothing':
      return `Nothing happens: ${result.reason}`;
  }
}
