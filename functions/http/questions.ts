import { answerRequest, parseRequest } from '../../shared/contracts/requests.ts';
import { answerQuestion } from '../../shared/workflow/answer-question.ts';
import { listQuestions } from '../../shared/workflow/read-event.ts';
import { endpoint } from './endpoint.ts';

endpoint({
  name: 'questions-list',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/questions',
  handle: async ({ ports, scope, param }) => {
    return { status: 200, body: { questions: await listQuestions(ports, scope, param('id')) } };
  },
});

endpoint({
  name: 'questions-answer',
  action: 'question.answer',
  method: 'POST',
  route: 'events/{id}/questions/{questionId}/answer',
  changes: true,
  handle: async ({ ports, scope, param, json }) => {
    const { value } = parseRequest(answerRequest, await json());
    return { status: 200, body: await answerQuestion(ports, scope, param('id'), param('questionId'), value) };
  },
});
