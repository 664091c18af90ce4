type Answers<Work extends readonly Promise<unknown>[]> = { -readonly [At in keyof Work]: Awaited<Work[At]> };

/**
 * Statements of one transaction that need nothing of each other's answers: their connection sends them in one go, and
 * PostgreSQL carries them out in the order in which they stand here. So many statements cost one way there and back.
 *
 * All are waited for, also when one fails: were the transaction rolled back while another goes on, the rest of that one
 * would be carried out after the rollback, outside of any transaction.
 *
 * @param work each begins with a statement, or its first statements would come later than its place says; where the order
 *   matters all of them are prepared ones, or none is
 * @returns their answers
 * @throws what the first of them that fails has failed by
 */
export async function together<const Work extends readonly Promise<unknown>[]>(
  ...work: Work
): Promise<Answers<Work>> {
  try {
    return await Promise.all(work);
  } catch (error) {
    await Promise.allSettled(work);
    throw error;
  }
}
