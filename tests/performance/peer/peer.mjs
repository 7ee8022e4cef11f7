/** The local engine as a peer of an outside harness, which brings the bodies of the steps (`S`) and a folder. */
import { openEngine } from '../engine-lifecycle.ts';

export const open = ({ dir, S }) => openEngine(dir, S);
