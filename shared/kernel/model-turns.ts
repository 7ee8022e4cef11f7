import type { ModelAnswer } from './model-port.ts';

/** One paid answer of a model. Kept as it came, and never changed. */
export interface ModelTurn {
  /** Task, hash of its inputs, number of the turn. */
  key: string;
  /** Keyed hash of the exact request and deployment. */
  fingerprint: string;
  answer: ModelAnswer;
}

export interface ModelTurnReader {
  modelTurn(key: string): Promise<ModelTurn | undefined>;
}

export interface ModelTurnWriter {
  /** Answers what is kept under the key: the turn, or one that was there before. */
  saveModelTurn(turn: ModelTurn): Promise<ModelTurn>;
}
