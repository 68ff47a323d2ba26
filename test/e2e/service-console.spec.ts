import { PLATFORMS } from '../support/app.js';
import { ConsoleService } from '../support/console.service.js';

describe.each(PLATFORMS)('the console of the service on %s', (platform) => {
  let service: ConsoleService;
  beforeAll(async () => {
    service = await ConsoleService.start({ HTTP_PLATFORM: platform });
  });
  afterAll(() => service?.stop());

  it('refuses a body that is too large as no page, too', async () => {
    const url = `${await service.url()}/console/api/auth/sign-in/email`;
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: 'x'.repeat(1_048_577) });
    expect(answer.status).toBe(413);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
