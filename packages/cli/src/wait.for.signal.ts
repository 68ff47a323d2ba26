const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Resolves at the first signal that ends the command. A second one ends the process at once. */
export async function waitForSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      for (const name of SIGNALS) process.off(name, end);
      resolve();
    };
    for (const name of SIGNALS) process.on(name, end);
  });
}
