import { Modal, type ModalProps } from '@mantine/core';
import { useFocusReturn } from './focus.return.hook.js';
import { useTranslate } from '../i18n/translate.hook.js';
import styles from './dialog.module.css';

interface DialogProps extends Pick<ModalProps, 'title' | 'children' | 'onClose'> {
  readonly isLarge?: boolean;
  /** Whether only its buttons close it, so that an accidental click does not lose its content. */
  readonly closesByButtonOnly?: boolean;
}

/** A modal dialog. It is open while it is rendered. */
export function Dialog({ isLarge = false, closesByButtonOnly = false, ...modal }: DialogProps) {
  const text = useTranslate();
  useFocusReturn();
  return (
    <Modal
      opened
      centered
      size={isLarge ? 'lg' : 'md'}
      closeOnClickOutside={!closesByButtonOnly}
      closeOnEscape={!closesByButtonOnly}
      closeButtonProps={{ 'aria-label': text('ui.close') }}
      classNames={{ title: styles.title ?? '' }}
      {...modal}
    />
  );
}
