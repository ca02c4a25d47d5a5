/** A code that was mailed: for which request, to whom. */
export type Asked = { requestId: string; email: string; firstName?: string; lastName?: string };
