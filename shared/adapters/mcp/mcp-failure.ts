/** Why a server was of no use, in words of ours: what it said itself is not passed on. */
const sentences = {
  late: 'it did not answer in time',
  'too-large': 'it sent more than is read',
  closed: 'it ended the connection',
  unreachable: 'it could not be reached',
  malformed: 'it sent what is no message of the protocol',
  refused: 'it refused the request',
  changed: 'it does not offer the tool as it is used here',
  error: 'its tool answered with an error',
} as const;

export type McpFailureKind = keyof typeof sentences;

export class McpFailure extends Error {
  readonly kind: McpFailureKind;

  constructor(server: string, kind: McpFailureKind) {
    super(`${server}: ${sentences[kind]}`);
    this.name = 'McpFailure';
    this.kind = kind;
  }
}
