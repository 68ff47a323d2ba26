export { CreateError } from './create.error.js';
export { createService, describeCreated } from './service.creator.js';
export { MODULES, PACKAGE_MANAGERS, PLATFORMS, type ServiceOptions } from './service.options.js';
