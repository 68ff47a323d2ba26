import { CloseButton, Group, Text } from '@mantine/core';
import type { ActionResult, NodeRef, PressInput } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { CodeBlock } from '../../code/code.block.js';
import classes from '../chat.module.css';
import { CardDetails } from './card.details.js';
import { ChooseNode } from './choose.node.js';
import { FileForm } from './file.form.js';
import { KeptForm } from './kept.form.js';
import { LocationForm } from './location.form.js';

interface ActionResultBarProps {
  readonly result: ActionResult;
  readonly pressed?: PressInput;
  readonly onResult: (result: ActionResult, pressed?: PressInput) => void;
  readonly onClose: () => void;
}

/** What the channel does after a tap or a text, when that is not a call. */
export function ActionResultBar({ result, pressed, onResult, onClose }: ActionResultBarProps) {
  return (
    <div className={classes.bar} role="status">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div style={{ minWidth: 0, flex: 1 }}>
          <Result result={result} pressed={pressed} onResult={onResult} onClose={onClose} />
        </div>
        <CloseButton size="sm" aria-label="Close the note" onClick={onClose} />
      </Group>
    </div>
  );
}

type ResultProps = Omit<ActionResultBarProps, 'pressed'> & {
  readonly pressed: PressInput | undefined;
};

function Result({ result, pressed, onResult, onClose }: ResultProps) {
  const from = useAskingNode(pressed);
  if (result.kind === 'choose-node')
    return <ChooseNode result={result} pressed={pressed} from={from} onDone={onClose} />;
  if (result.kind === 'ask-location' && pressed)
    return <LocationForm pressed={pressed} onResult={onResult} />;
  if (result.kind === 'pick-file' && pressed)
    return <FileForm picker={result.picker} pressed={pressed} onResult={onResult} />;
  if (result.kind === 'ask-form' && pressed)
    return <KeptForm formId={result.formId} pressed={pressed} onResult={onResult} />;
  const payload = result.kind === 'app-action' ? result.payload : undefined;
  return (
    <>
      <Text size="sm">{describe(result)}</Text>
      {result.kind === 'show-details' && <CardDetails payload={result.payload} />}
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
function useAskingNode(pressed: PressInput | undefined): NodeRef | undefined {
  const { conversation, runs } = usePlayground();
  const entry = conversation.transcript.find(({ id }) => id === pressed?.entryId);
  const run = runs.find(({ id }) => id === entry?.runId);
  if (!run) return conversation.node;
  return { node: run.node, ...(run.bot !== undefined && { bot: run.bot }) };
}

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
      return 'The app lets the user pick a file.';
    case 'write-message':
      return `The app puts “${result.text}” into the message bar; the user sends it.`;
    case 'launch-channel':
      return `The app goes to the channel ${result.name}.`;
    case 'app-action':
      return `The app around the chat does ${result.action}.`;
    case 'nothing':
      return `Nothing happens: ${result.reason}`;
  }
}
