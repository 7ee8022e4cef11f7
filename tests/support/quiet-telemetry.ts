import { tracedTelemetry } from '../../shared/adapters/telemetry/traced-telemetry.ts';

/** As in the app, into the void. */
export const quietTelemetry = tracedTelemetry({ write: () => {}, now: () => 0 });
