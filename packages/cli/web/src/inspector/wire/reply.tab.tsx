import { Text } from '@mantine/core';
import type { Run } from '../../api/page.contract.js';
import { CodeBlock } from '../../code/code.block.js';
import classes from '../inspector.module.css';
import { InspectorSection } from '../inspector.section.js';
import { BodyView } from './body.view.js';
import { HeaderTable } from './header.table.js';

/** The response as it came over the wire, and the messages in it. */
export function ReplyTab({ run: { response, failure, reply, state } }: { run: Run }) {
  if (!response)
    return (
      <div className={classes.content}>
        <Text size="sm">
          {state === 'running' ? 'Waiting for the response…' : (failure?.detail ?? 'No response.')}
        </Text>
      </div>
    );
  return (
    <div className={classes.content}>
      <BodyView body={response.body} label="Body of the response" />
      {reply && reply.messages.length > 0 && (
        <InspectorSection title={`Messages (${reply.messages.length})`}>
          {Array.from(reply.messages.entries(), ([index, message]) => (
            <CodeBlock
              key={index}
              label={`message ${index + 1}`}
              language={'element' in message ? 'json' : 'text'}
              code={'element' in message ? JSON.stringify(message.element, null, 2) : message.text}
            />
          ))}
        </InspectorSection>
      )}
      <InspectorSection title={`HTTP ${response.httpStatus}`}>
        <HeaderTable headers={response.headers} label="Headers of the response" />
      </InspectorSection>
    </div>
  );
}
