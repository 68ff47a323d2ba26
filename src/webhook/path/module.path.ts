/** The option `path` of the module, below the global prefix of the host. */
export class ModulePath {
  constructor(readonly value: string) {}
}
