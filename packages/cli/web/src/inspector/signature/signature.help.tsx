import { Code, List, Text } from '@mantine/core';
import type { Run, SecretState } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { InspectorSection } from '../inspector.section.js';

/** Why the app refused the signature, with the cure. */
export function SignatureHelp({ run }: { run: Run }) {
  const { secret } = usePlayground().target;
  return (
    <InspectorSection title="Why 401?">
      {run.recorded?.reason === undefined && <PossibleCauses secret={secret} />}
      <Text size="sm">
        The secret of this playground is <Code>{secret.variable}</Code>
        {secret.isSet ? '' : ', which is not set'}. Set it to the secret of your app, byte by byte,
        and start the playground again. <Code>npx haptik doctor</Code> tries further causes on your
        URL.
      </Text>
    </InspectorSection>
  );
}

/** Of an app that does not report its own diagnosis. */
function PossibleCauses({ secret }: { secret: SecretState }) {
  return (
    <List size="sm" spacing={6} type="ordered">
      <List.Item>
        {secret.isSet
          ? 'The secrets differ: look for a blank or a line break at the end of one.'
          : 'The call is unsigned, as the playground has no secret.'}
      </List.Item>
      <List.Item>
        The app signs other bytes: something parses or rewrites the body before, such as a body
        parser or a proxy.
      </List.Item>
      <List.Item>The node has its own secret, and does not accept the one of the bot.</List.Item>
    </List>
  );
}
