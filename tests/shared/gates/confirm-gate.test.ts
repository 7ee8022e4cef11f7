import { describe, expect, it } from 'vitest';
import { executionFacts } from '../../../shared/artifacts/record-views.ts';
import { confirmGate } from '../../../shared/gates/confirm-gate.ts';
import { sampleContingencyPlan, sampleSchedule } from '../../support/logistics-samples.ts';
import {
  sampleCommunicationsPlan,
  sampleRunbook,
  sampleStakeholderMap,
} from '../../support/people-samples.ts';
import { sampleRiskRegister } from '../../support/risk-samples.ts';

const context = { level: 'Beginner', asOf: '2027-02-01', execution: 'live' } as const;
const facts = executionFacts.select([]);
const catalog = () => ({
  RiskRegister: sampleRiskRegister(),
  ContingencyPlan: sampleContingencyPlan(),
  CommunicationsPlan: sampleCommunicationsPlan(),
  StakeholderMap: sampleStakeholderMap(),
  Runbook: sampleRunbook(),
  Schedule: sampleSchedule(),
  executionFacts: facts,
});
const rulesBroken = (change: object) =>
  confirmGate.check({ ...catalog(), ...change }, context).findings.map((finding) => finding.rule);

function stubborn() {
  const register = sampleRiskRegister();
  const risks = register.risks.map((risk) =>
    risk.id === 'R08' ? { ...risk, residual: { probability: 3, impact: 4, rating: 12 } } : risk,
  );
  return { ...register, risks };
}

const reported = (status: 'open' | 'accepted' | 'closed') => ({
  ...facts,
  riskStatus: [{ riskId: 'R08', status, reason: 'Said so.' }],
});

describe('confirm-gate', () => {
  it('passes when high risks are mitigated and prepared for', () => {
    expect(rulesBroken({})).toEqual([]);
  });

  it('no open risk has a residual rating of 12 or more unless a person accepted it', () => {
    const rule = 'no open risk has a residual rating of 12 or more unless a person accepted it';
    expect(rulesBroken({ RiskRegister: stubborn() })).toEqual([rule]);
    expect(rulesBroken({ RiskRegister: stubborn(), executionFacts: reported('open') })).toEqual([rule]);
    expect(rulesBroken({ RiskRegister: stubborn(), executionFacts: reported('accepted') })).toEqual([]);
    expect(rulesBroken({ RiskRegister: stubborn(), executionFacts: reported('closed') })).toEqual([]);
  });

  it('every risk rated 8 or more has a scenario, a trigger and an owner', () => {
    const rule = 'every risk rated 8 or more has a scenario, a trigger and an owner';
    const empty = { ...sampleContingencyPlan(), scenarios: [], whyEmpty: 'None.' };
    expect(rulesBroken({ ContingencyPlan: empty })).toEqual([rule]);
    expect(rulesBroken({ ContingencyPlan: empty, executionFacts: reported('accepted') })).toEqual([rule]);
    expect(rulesBroken({ ContingencyPlan: empty, executionFacts: reported('closed') })).toEqual([]);
  });

  it('every audience of the stakeholder map is told something', () => {
    const silent = { ...sampleCommunicationsPlan(), communications: [] };
    expect(rulesBroken({ CommunicationsPlan: silent })).toEqual([
      'every audience of the stakeholder map is told something',
    ]);
  });

  it('the runbook has a cue for every session of the schedule', () => {
    const cues = sampleRunbook().cues.filter(({ sessionId }) => sessionId !== 'talk-2');
    expect(rulesBroken({ Runbook: { ...sampleRunbook(), cues } })).toEqual([
      'the runbook has a cue for every session of the schedule',
    ]);
  });

  it('does not open without a runbook', () => {
    expect(rulesBroken({ Runbook: undefined })).toEqual(['every artifact of the gate exists']);
  });
});
