import type { INestApplication } from '@nestjs/common';
import { HandoffRepository } from 'nestjs-haptik';

/** The number of delivered handoffs in the storage of an application; 0 while it is unavailable. */
export async function countDelivered(app: INestApplication): Promise<number> {
  const delivered = app.get(HandoffRepository, { strict: false }).list({ state: 'delivered' });
  return (await delivered.catch(() => [])).length;
}
