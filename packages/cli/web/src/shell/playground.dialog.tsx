import { Modal, type ModalProps } from '@mantine/core';

interface DialogProps extends Pick<ModalProps, 'title' | 'children' | 'onClose'> {
  readonly size?: 'md' | 'lg' | 'xl';
}

/** A modal dialog. It is open while it is rendered. */
export function PlaygroundDialog({ size = 'md', ...modal }: DialogProps) {
  return (
    <Modal
      opened
      centered
      size={size === 'xl' ? 1080 : size}
      closeButtonProps={{ 'aria-label': 'Close' }}
      {...modal}
    />
  );
}
