import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useMemo } from 'react';
import classes from './code.module.css';
import { type CodeLanguage, highlight } from './highlight.js';

interface CodeBlockProps {
  readonly code: string;
  readonly language: CodeLanguage;
  /** What the code is, for screen readers and the button that copies it. */
  readonly label: string;
  readonly maxHeight?: number | string;
}

/** Code with colors and a button that copies it. */
export function CodeBlock({ code, language, label, maxHeight = 360 }: CodeBlockProps) {
  const html = useMemo(() => ({ __html: highlight(code, language) }), [code, language]);
  return (
    <div className={classes.frame}>
      {/* A scrolling region needs a focus for the keyboard. */}
      <pre
        className={classes.code}
        style={{ maxHeight }}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={label}
      >
        <code dir="ltr" dangerouslySetInnerHTML={html} />
      </pre>
      <CopyCode code={code} label={label} />
    </div>
  );
}

function CopyCode({ code, label }: { code: string; label: string }) {
  return (
    <CopyButton value={code} timeout={1_500}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy'} withArrow>
          <ActionIcon
            className={classes.copy ?? ''}
            variant="default"
            size="sm"
            onClick={copy}
            aria-label={copied ? `Copied: ${label}` : `Copy: ${label}`}
          >
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
