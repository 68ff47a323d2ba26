import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { TranslationKey } from '../i18n/en.js';
import type { TranslationValues } from '../i18n/translate.js';
import { useTranslate } from '../i18n/translate.hook.js';

interface ExplainedButtonProps extends ButtonProps {
  /** Why the button is disabled; undefined if enabled. It stays focusable, so that the reason can be read. */
  readonly reason: TranslationKey | undefined;
  /** What the button does, shown as a tooltip while it is enabled. */
  readonly tip?: TranslationKey;
  readonly tipValues?: TranslationValues;
  readonly label?: string;
  readonly onClick: () => void;
}

/** A button that explains why it is disabled. */
export function ExplainedButton(props: ExplainedButtonProps) {
  const { reason, tip, tipValues, label, onClick, ...button } = props;
  const text = useTranslate();
  const explanation = reason ?? tip;
  return (
    <Tooltip
      label={explanation && text(explanation, tipValues)}
      disabled={explanation === undefined}
      position="bottom" // the result of the action is shown above
      multiline
      maw={280}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button
        {...button}
        {...(reason !== undefined && { 'data-disabled': true })}
        {...(label !== undefined && { 'aria-label': label })}
        aria-disabled={reason !== undefined}
        onClick={() => reason === undefined && onClick()}
      />
    </Tooltip>
  );
}
