import '@fontsource-variable/inter';
import './ui/tokens.css';
import './ui/base.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiProblem } from './api/client.ts';
import { Routes } from './app/Routes.tsx';

const RETRIES = 2;

/** A refusal stays a refusal however often it is asked for; what may pass is tried again. */
const mayPass = (error: Error) =>
  !(error instanceof ApiProblem) || error.status === 0 || error.status >= 500 || error.status === 429;

const client = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, error) => count < RETRIES && mayPass(error), staleTime: 1_000 },
  },
});

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <BrowserRouter>
        <Routes />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
