import { type Abstract, Injectable, type Type } from '@nestjs/common';
import { HttpAdapterHost, ModuleRef } from '@nestjs/core';
import { StorageConnection } from '@nestjs-haptik/storage/internal';
import { HaptikSetupError } from 'nestjs-haptik';
import { StoredHandoffsService, OperatorContext } from 'nestjs-haptik/internal';
import { MountedPaths } from './mounted.paths.js';

/**
 * The providers of the host that the application of the console uses. They are not providers of that
 * application, because Nest would call their lifecycle hooks a second time.
 */
@Injectable()
export class HostProviders {
  constructor(
    private readonly modules: ModuleRef,
    readonly http: HttpAdapterHost,
    readonly operator: OperatorContext,
    readonly handoffs: StoredHandoffsService,
    readonly mountedPaths: MountedPaths,
  ) {}

  /** @throws HaptikSetupError if the host does not import `HaptikStorageModule` */
  get storage(): StorageConnection {
    const storage = this.find(StorageConnection);
    if (storage) return storage;
    throw new HaptikSetupError(
      'HaptikConsoleModule needs the database of HaptikStorageModule, which the ' +
        'application does not import. Import HaptikStorageModule.forRoot(…) as well.',
    );
  }

  /**
   * Returns a provider of any module of the host.
   *
   * @throws Error if it is not provided
   */
  get<T>(token: Type<T> | Abstract<T>): T {
    return this.modules.get<T>(token, { strict: false });
  }

  /** Returns a provider of any module of the host, if it is provided. */
  find<T>(token: Type<T> | Abstract<T>): T | undefined {
    try {
      return this.modules.get<T>(token, { strict: false });
    } catch {
      return undefined; // not provided
    }
  }
}
