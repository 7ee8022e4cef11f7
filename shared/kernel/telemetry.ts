export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Where the app reports what it does. Fields are flat and carry no sensitive value. */
export interface Telemetry {
  log(
    level: LogLevel,
    message: string,
    fields?: Readonly<Record<string, string | number | boolean | undefined>>,
  ): void;
}
