// Loaded before the service: adds the node `fetches`, whose method calls FETCHED_URL and replies with what it read.
import { HaptikNode } from '../../../../dist/index.js';
import { ServiceModule } from '../../../../dist/service/service.module.js';

class FetchingBot {
  async fetches() {
    const response = await fetch(process.env.FETCHED_URL);
    return response.text();
  }
}
const descriptor = Object.getOwnPropertyDescriptor(FetchingBot.prototype, 'fetches');
HaptikNode('fetches')(FetchingBot.prototype, 'fetches', descriptor);

const register = ServiceModule.register.bind(ServiceModule);
ServiceModule.register = (...given) => {
  const module = register(...given);
  return { ...module, providers: [...module.providers, FetchingBot] };
};
