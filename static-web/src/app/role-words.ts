/** A role as people say it: `vendor-manager` is a "vendor manager". */
export const roleWords = (role: string): string => role.replaceAll('-', ' ');
