/** An answer with an error status. The message reaches the caller through the SDK's `ErrorResponse`. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** What Azure may well do and this engine does not: refused, so that nobody builds on a guess. */
export class Unsupported extends Refusal {}

export function notSupported(what: string, status: 400 | 501 = 400): Unsupported {
  return new Unsupported(status, `${what} is not supported by the local document engine`);
}
