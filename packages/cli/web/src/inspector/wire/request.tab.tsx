import { Text } from '@mantine/core';
import type { Run, SignatureInfo } from '../../api/page.contract.js';
import { Facts } from '../../shell/facts.js';
import classes from '../inspector.module.css';
import { InspectorSection } from '../inspector.section.js';
import { describeSecret } from '../signature/secret.text.js';
import { BodyView } from './body.view.js';
import { HeaderTable } from './header.table.js';

/** The request as it went over the wire. */
export function RequestTab({ run: { request } }: { run: Run }) {
  const { method, url, signature, headers, body } = request;
  return (
    <div className={classes.content}>
      <InspectorSection title="Signature">
        {signature ? (
          <SignatureFacts signature={signature} />
        ) : (
          <Text size="sm" c="dimmed">
            The call is unsigned.
          </Text>
        )}
      </InspectorSection>
      <InspectorSection title={`${method} ${new URL(url).pathname}`}>
        <HeaderTable headers={headers} label="Headers of the request" />
      </InspectorSection>
      <BodyView body={body} label="Body of the request" />
    </div>
  );
}

function SignatureFacts({ signature }: { signature: SignatureInfo }) {
  return (
    <>
      <Text size="sm">{signature.madeBy}</Text>
      <Facts
        facts={[
          [signature.header, <code key="value">{signature.value}</code>],
          ['Key', signature.isForged ? 'random, as a fault' : describeSecret(signature.secret)],
        ]}
      />
    </>
  );
}
