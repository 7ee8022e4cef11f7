import { z } from 'zod';
import { paging } from '../../shared/contracts/paging.ts';
import { createdAndId, pages } from './pages.ts';
import { questionList, questionView } from '../../shared/contracts/answers/question.ts';
import { answerRequest } from '../../shared/contracts/requests.ts';
import { answerQuestion } from '../../shared/workflow/answer-question.ts';
import { listQuestions } from '../../shared/workflow/list-pages.ts';
import { endpoint } from './endpoint.ts';
import { jsonBody } from './declared-body.ts';
const questions = pages('questions', createdAndId);

endpoint({
  name: 'questions-list',
  summary: 'List what the run asks of people',
  action: 'event.read',
  method: 'GET',
  route: 'events/{id}/questions',
  query: z.strictObject(paging),
  answers: { 200: questionList },
  handle: async ({ ports, scope, param, query }) => {
    const { rows, next } = await listQuestions(ports, scope, param('id'), questions.asked(query));
    return { status: 200, body: { questions: rows, nextCursor: questions.next(next) } };
  },
});

endpoint({
  name: 'questions-answer',
  summary: 'Answer a question; the run goes on at once',
  action: 'question.answer',
  method: 'POST',
  route: 'events/{id}/questions/{questionId}/answer',
  changes: true,
  body: jsonBody(answerRequest),
  answers: { 200: questionView },
  faults: ['question.already-answered', 'brief.invalid', 'run.closed'],
  handle: async ({ ports, scope, param, body: { value } }) => {
    return { status: 200, body: await answerQuestion(ports, scope, param('id'), param('questionId'), value) };
  },
});
