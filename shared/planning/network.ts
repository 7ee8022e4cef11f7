import { networkRates } from '../knowledge/network-rates.ts';
import { type Quantity, quantity } from '../kernel/basis.ts';

export interface NetworkPlan {
  downMbit: Quantity;
  /** For streams only, wired, over redundant paths; 0 without a stream. */
  streamUpMbit: Quantity;
  accessPoints: Quantity;
  dedicatedLine: boolean;
  /** Of 500 Mbit/s each, doubled for streams. */
  lines: number;
}

export function networkPlan(heads: number, streams: number): NetworkPlan {
  const { devicesPerPerson, concurrentPercent, mbitPerDevice, headroomPercent, source } = networkRates;
  const down = Math.ceil(
    (heads * devicesPerPerson * concurrentPercent * mbitPerDevice * headroomPercent) / 10_000 - 1e-9,
  );
  const up = streams * networkRates.streamMbitUp * networkRates.redundantPaths;
  const devices = heads * devicesPerPerson;
  const dedicatedLine = heads > networkRates.dedicatedLineAbove || streams > 0;
  return {
    downMbit: quantity(down, 'Mbit/s', {
      source,
      formula: 'people x devices x concurrent share x Mbit/s x headroom',
      inputs: { people: heads, devicesPerPerson, concurrentPercent, mbitPerDevice, headroomPercent },
    }),
    streamUpMbit: quantity(up, 'Mbit/s', {
      source,
      formula: 'streams x 8 Mbit/s x 2 paths',
      inputs: { streams },
    }),
    accessPoints: quantity(Math.ceil(devices / networkRates.devicesPerAccessPoint), 'access points', {
      source,
      formula: 'devices / 60',
      inputs: { devices },
    }),
    dedicatedLine,
    lines: dedicatedLine ? Math.ceil((down + up) / 500) * (streams > 0 ? networkRates.redundantPaths : 1) : 0,
  };
}
