/**
 * Names of software that people are taught in sessions of their own hands, and that have documentation for beginners.
 * Written as they are written; words that mean something else in a sentence are not among them. Judgement.
 */
export const documentedSubjects = [
  'Angular',
  'Ansible',
  'Apache Kafka',
  'Astro',
  'Django',
  'Docker',
  'FastAPI',
  'Flask',
  'Flutter',
  'GraphQL',
  'Kubernetes',
  'LangChain',
  'Laravel',
  'MongoDB',
  'NestJS',
  'Next.js',
  'Node.js',
  'NumPy',
  'Playwright',
  'PostgreSQL',
  'PyTorch',
  'React',
  'Redis',
  'scikit-learn',
  'Spring Boot',
  'SQLite',
  'Svelte',
  'TensorFlow',
  'Terraform',
  'TypeScript',
  'Vue.js',
] as const;

/** More would be a reading list that nobody reads. */
export const mostSubjects = 3;
