/** A figure of this moment. */
export interface GaugeValue {
  readonly name: string;
  readonly help: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Figures that are asked for when metrics are read; bound where the service is put together. */
export abstract class Gauges {
  abstract read(): Promise<readonly GaugeValue[]>;
}
