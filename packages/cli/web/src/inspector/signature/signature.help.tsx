import { Code, List, Text } from '@mantine/core';
import type { Run, SecretState } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { findNode } from '../../call/find.node.js';
import { InspectorSection } from '../inspector.section.js';
import { describeSecret } from './secret.text.js';

/** Why the app refused the signature, with the cure. */
export function SignatureHelp({ run }: { run: Run }) {
  const { target, nodes } = usePlayground();
  const secret = run.request.signature?.secret ?? { ...target.secret, source: 'none' as const };
  const isRecording = run.origin === 'recording';
  const missing = findNode(nodes, run)?.missingSecret;
  return (
    <InspectorSection title="Why 401?">
      {run.recorded?.reason === undefined && !isRecording && <PossibleCauses secret={secret} />}
      {missing !== undefined && (
        <Text size="sm">
          The app has another secret for <Code>{run.node}</Code>: start the playground with{' '}
          <Code>{missing}</Code> and the name of its variable.
        </Text>
      )}
      <Text size="sm">
        {!isRecording && (
          <>
            The secret of this call: <Code>{describeSecret(secret)}</Code>. Set it to the secret of
            your app, byte by byte, and start the playground again.{' '}
          </>
        )}
        A bot can have its own: <Code>--secret-env BOT=NAME</Code>. <Code>npx haptik doctor</Code>{' '}
        tries further causes on your URL.
      </Text>
    </InspectorSection>
  );
}

/** Of an app that does not report its own diagnosis. */
function PossibleCauses({ secret: { source } }: { secret: SecretState }) {
  return (
    <List size="sm" spacing={6} type="ordered">
      <List.Item>
        {source === 'none'
          ? 'The call is unsigned, as the playground has no secret for its bot and node.'
          : 'The secrets differ: look for a blank or a line break at the end of one.'}
      </List.Item>
      <List.Item>
        The app signs other bytes: something parses or rewrites the body before, such as a body
        parser or a proxy.
      </List.Item>
      <List.Item>The node has its own secret, and does not accept the one of the bot.</List.Item>
    </List>
  );
}
