import { haptikMain } from 'nestjs-haptik';
import { AppModule } from './app.module.js';

export const main = haptikMain(AppModule);
