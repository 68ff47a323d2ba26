import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@nestjs-haptik/ui/theme.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
