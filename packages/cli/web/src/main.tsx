import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@nestjs-haptik/ui/theme.css';
import { createRoot } from 'react-dom/client';
import { PlaygroundPage } from './app/playground.page.js';

const root = document.getElementById('root');
if (root) createRoot(root).render(<PlaygroundPage />);
