/** The id of a planned task: `t-` and that of its template. */
export const taskIdOf = (templateId: string): string => `t-${templateId}`;

/** The id of the template behind a planned task, as people read it: C48. */
export const templateIdOf = (taskId: string): string => taskId.replace(/^t-/, '');
