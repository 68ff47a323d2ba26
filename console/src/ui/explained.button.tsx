import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { TranslationKey } from '../i18n/en.js';
import { type TranslationValues, useTranslate } from '../i18n/translate.hook.js';

interface ExplainedButtonProps extends ButtonProps {
  /** Why it cannot be used now; undefined when it can. It stays reachable, so that the reason is. */
  readonly reason: TranslationKey | undefined;
  /** What it does, told while it can be used. */
  readonly tip?: TranslationKey;
  readonly tipValues?: TranslationValues;
  readonly label?: string;
  readonly onClick: () => void;
}

/** A button that says why it is off. */
export function ExplainedButton(props: ExplainedButtonProps) {
  const { reason, tip, tipValues, label, onClick, ...button } = props;
  const text = useTranslate();
  const explanation = reason ?? tip;
  return (
    <Tooltip
      label={explanation && text(explanation, tipValues)}
      disabled={explanation === undefined}
      position="bottom" // above it stands what the button has just done
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
