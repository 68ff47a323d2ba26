import { VisuallyHidden } from '@mantine/core';
import {
  IconAlertCircleFilled,
  IconAlertTriangleFilled,
  IconClock,
  IconPencil,
} from '@tabler/icons-react';
import { useIntl } from 'react-intl';
import { detectDirection } from '@nestjs-haptik/ui';
import type { CopyFindingJson, MessageJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { IcuText } from '../icu.text.js';
import { useLanguageName } from '../languages/language.name.hook.js';
import { displayedText } from '../displayed.text.js';
import classes from './grid.module.css';

interface TextCellProps {
  readonly message: MessageJson;
  readonly language: string;
  readonly source: string;
}

/** A cell of the table: the draft or else the published text, with its state and findings. */
export function TextCell({ message, language, source }: TextCellProps) {
  const text = useTranslate();
  const intl = useIntl();
  const nameOf = useLanguageName();
  const shown = displayedText(message, language, source);
  const view = message.texts[language];
  return (
    <div className={classes.content}>
      <div
        className={classes.text}
        lang={shown.from ?? language}
        dir={detectDirection(shown.text, shown.from ?? language)}
        data-state={shown.state}
      >
        <IcuText text={shown.text} />
      </div>{' '}
      <div className={classes.badges}>
        {shown.state === 'missing' && (
          <span className={classes.missing}>
            {text('messages.state.missing', { name: nameOf(shown.from ?? source) })}
          </span>
        )}
        {shown.state === 'draft' && view?.publishAt === null && (
          <span className={`${classes.badge} ${classes.draft}`}>
            <IconPencil size={12} aria-hidden />
            {text('messages.state.draft')}
          </span>
        )}
        {view && view.publishAt !== null && (
          <span className={`${classes.badge} ${classes.scheduled}`}>
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

function FindingCount({ findings }: { findings: readonly CopyFindingJson[] }) {
  const text = useTranslate();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const messages = findings.map(({ message }) => message).join('\n');
  return (
    <>
      {errors > 0 && (
        <span className={`${classes.badge} ${classes.error}`} title={messages}>
          <IconAlertCircleFilled size={12} aria-hidden />
          {text('messages.errors', { count: errors })}
        </span>
      )}
      {warnings > 0 && (
        <span className={`${classes.badge} ${classes.warning}`} title={messages}>
          <IconAlertTriangleFilled size={12} aria-hidden />
          {text('messages.warnings', { count: warnings })}
        </span>
      )}
    </>
  );
}
