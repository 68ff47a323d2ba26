import { SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import type { WireBody } from '../../api/page.contract.js';
import { CodeBlock } from '../../code/code.block.js';
import { prettyJson } from '../../code/pretty.json.js';
import { InspectorSection } from '../inspector.section.js';

interface BodyViewProps {
  readonly body: WireBody;
  readonly label: string;
}

/** A body with indentation, or byte by byte. */
export function BodyView({ body, label }: BodyViewProps) {
  const [view, setView] = useState<string>('pretty');
  const { text, base64, length, isTruncated } = body;
  const pretty = text === undefined || isTruncated ? undefined : prettyJson(text);
  const isPretty = view === 'pretty' && pretty !== undefined;
  return (
    <InspectorSection
      title={label}
      side={
        pretty !== undefined && (
          <SegmentedControl
            size="xs"
            aria-label={`View of the ${label.toLowerCase()}`}
            data={[
              { value: 'pretty', label: 'Pretty' },
              { value: 'raw', label: 'Raw' },
            ]}
            value={view}
            onChange={setView}
          />
        )
      }
    >
      {length === 0 ? (
        <Text size="sm" c="dimmed">
          Empty.
        </Text>
      ) : (
        <CodeBlock
          label={label}
          language={isPretty ? 'json' : 'text'}
          code={isPretty ? pretty : (text ?? base64 ?? '')}
          maxHeight={560}
        />
      )}
      <Text size="xs" c="dimmed">
        {length} bytes
        {text === undefined && length > 0 && ', not UTF-8: shown in base64'}
        {isTruncated && ', only the beginning is shown'}
      </Text>
    </InspectorSection>
  );
}
