import { Modal, type ModalProps } from '@mantine/core';
import { useFocusReturn } from './focus.return.hook.js';
import { useTranslate } from '../i18n/translate.hook.js';
import styles from './dialog.module.css';

interface DialogProps extends Pick<ModalProps, 'title' | 'children' | 'onClose'> {
  readonly isLarge?: boolean;
  /** Whether it closes by its buttons only, so that no stray click loses what it shows. */
  readonly closesByButtonOnly?: boolean;
}

/** A dialog above the page, for as long as it is rendered. */
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
