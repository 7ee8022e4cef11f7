/** What may be used up between the first word and the last. */
export interface McpLimits {
  seconds: number;
  /** Of everything that the server sends. */
  maxBytes: number;
}

/** How messages reach a server, and what it sends reaches us. */
export interface McpChannel {
  /** Resolves once it is handed over. */
  send(message: object): Promise<void>;
  /** Leaves nothing running behind. */
  close(): Promise<void>;
}

export interface McpListener {
  heard(message: unknown): void;
  failed(error: Error): void;
  signal: AbortSignal;
  maxBytes: number;
}
