import { Modal, type ModalProps } from '@mantine/core';
import { useFocusReturn } from './focus.return.js';
import { useText } from '../texts/text.hook.js';
import styles from './dialog.module.css';

interface DialogProps extends Pick<ModalProps, 'title' | 'children' | 'onClose'> {
  readonly isLarge?: boolean;
  /** Whether it closes by its buttons only, so that no stray click loses what it shows. */
  readonly isFirm?: boolean;
}

/** A dialog above the page, for as long as it is rendered. */
export function Dialog({ isLarge = false, isFirm = false, ...modal }: DialogProps) {
  const text = useText();
  useFocusReturn();
  return (
    <Modal
      opened
      centered
      size={isLarge ? 'lg' : 'md'}
      closeOnClickOutside={!isFirm}
      closeOnEscape={!isFirm}
      closeButtonProps={{ 'aria-label': text('ui.close') }}
      classNames={{ title: styles.title ?? '' }}
      {...modal}
    />
  );
}
