import { VisuallyHidden } from '@mantine/core';
import {
  IconAlertCircleFilled,
  IconAlertTriangleFilled,
  IconClock,
  IconPencil,
} from '@tabler/icons-react';
import { useIntl } from 'react-intl';
import type { CopyFinding, MessageView } from '../../api/contract.js';
import { useText } from '../../texts/text.hook.js';
import { IcuText } from '../icu.text.js';
import { useLanguageName } from '../language.name.js';
import { shownText } from '../shown.text.js';
import { directionOf } from '../text.direction.js';
import classes from './grid.module.css';

interface TextCellProps {
  readonly message: MessageView;
  readonly language: string;
  readonly source: string;
}

/** A text as the table shows it: the draft over what is published, and what is the matter with it. */
export function TextCell({ message, language, source }: TextCellProps) {
  const text = useText();
  const intl = useIntl();
  const nameOf = useLanguageName();
  const shown = shownText(message, language, source);
  const view = message.texts[language];
  return (
    <div className={classes.words}>
      <div
        className={classes.text}
        lang={shown.from ?? language}
        dir={directionOf(shown.text, shown.from ?? language)}
        data-state={shown.state}
      >
        <IcuText text={shown.text} />
      </div>{' '}
      <div className={classes.marks}>
        {shown.state === 'missing' && (
          <span className={classes.missing}>
            {text('messages.state.missing', { name: nameOf(shown.from ?? source) })}
          </span>
        )}
        {shown.state === 'draft' && view?.publishAt === null && (
          <span className={`${classes.mark} ${classes.draft}`}>
            <IconPencil size={12} aria-hidden />
            {text('messages.state.draft')}
          </span>
        )}
        {view && view.publishAt !== null && (
          <span className={`${classes.mark} ${classes.scheduled}`}>
            <IconClock size={12} aria-hidden />
            {text('messages.state.scheduled', {
              at: intl.formatDate(view.publishAt, { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </span>
        )}
        {(shown.state === 'published' || shown.state === 'default') && (
          <VisuallyHidden>{text(`messages.state.${shown.state}`)}</VisuallyHidden>
        )}
        {view && <FindingCount findings={view.findings} />}
      </div>
    </div>
  );
}

function FindingCount({ findings }: { findings: readonly CopyFinding[] }) {
  const text = useText();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const messages = findings.map(({ message }) => message).join('\n');
  return (
    <>
      {errors > 0 && (
        <span className={`${classes.mark} ${classes.error}`} title={messages}>
          <IconAlertCircleFilled size={12} aria-hidden />
          {text('messages.errors', { count: errors })}
        </span>
      )}
      {warnings > 0 && (
        <span className={`${classes.mark} ${classes.warning}`} title={messages}>
          <IconAlertTriangleFilled size={12} aria-hidden />
          {text('messages.warnings', { count: warnings })}
        </span>
      )}
    </>
  );
}
