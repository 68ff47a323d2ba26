/** An address that a server is to listen on, and the settings of its parts. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
  readonly hostSetting: string;
  readonly portSetting: string;
}

/** What the code of an error of `listen` means, and the cure; undefined for codes that say nothing about the address. */
export function explainListenError(
  error: unknown,
  { host, port, hostSetting, portSetting }: ListenAddress,
): string | undefined {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Another process already listens on port ${port}. Stop it, or set ${portSetting}.`;
    case 'EACCES':
      return `The user of the process may not listen on port ${port}. Set ${portSetting} to 1024 or more.`;
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `"${host}" is no address of this machine. Set ${hostSetting} to one, or to 0.0.0.0 for all.`;
    default:
      return undefined;
  }
}
