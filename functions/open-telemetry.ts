import { lateFigures } from '../shared/adapters/telemetry/late-figures.ts';
import { observedFigures, type Watched } from '../shared/adapters/telemetry/observed-figures.ts';
import { tracedTelemetry } from '../shared/adapters/telemetry/traced-telemetry.ts';
import type { Telemetry } from '../shared/kernel/telemetry.ts';
import { requestsInWork } from './http/requests-in-work.ts';

interface TelemetryPlace {
  now: () => number;
  backlog: Watched['backlog'];
  /** Where somebody may come and read the figures: on one machine. */
  offerFigures?: ((read: () => Promise<string>) => void) | undefined;
}

/** Lines go to the host, which collects what is printed. */
export function openTelemetry({ now, backlog, offerFigures }: TelemetryPlace): Telemetry {
  const write = (line: string) => console.log(line);
  if (!offerFigures) return tracedTelemetry({ write, now });
  const failed = (figure: string, error: unknown) =>
    telemetry.log('warn', 'a figure cannot be read', { figure, error: String(error) });
  const figures = lateFigures(observedFigures({ backlog, requestsInWork }), failed);
  const telemetry = tracedTelemetry({ write, now, takeFigure: figures.takeFigure });
  offerFigures(() => figures.read());
  return telemetry;
}
