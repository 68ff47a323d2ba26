/** Signals that stop the service. */
export const STOP_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;

/** The exit code of a process that a signal ends at once, as shells name it. */
export function exitCodeOf(signalNumber: number): number {
  return 128 + signalNumber;
}
