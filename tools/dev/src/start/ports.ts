import { isPortTaken, type ProductPorts } from '@assent/local-servers';

/** Which variable sets which port, and what it is without it. */
const PORTS: Readonly<Record<keyof ProductPorts, { variable: string; standard: number; what: string }>> = {
  gateway: { variable: 'GATEWAY_PORT', standard: 8080, what: 'the portal and the API' },
  public: { variable: 'PUBLIC_PORT', standard: 8081, what: "the customers' pages" },
  sandbox: { variable: 'SANDBOX_PORT', standard: 8090, what: 'the Microsoft sandbox' },
  mailPage: { variable: 'MAIL_PAGE_PORT', standard: 8025, what: 'the page to read mails in' },
  smtp: { variable: 'SMTP_PORT', standard: 1025, what: 'the mail catcher' },
  customers: { variable: 'CUSTOMERS_PORT', standard: 8101, what: "customers' health" },
  attestations: { variable: 'ATTESTATIONS_PORT', standard: 8102, what: "attestations' health" },
  notifications: { variable: 'NOTIFICATIONS_PORT', standard: 8103, what: "notifications' health" },
};
const NAMES = Object.keys(PORTS) as (keyof ProductPorts)[];

/** @throws Error naming every variable that is no port */
export function readPorts(environment: NodeJS.ProcessEnv): ProductPorts {
  const faults: string[] = [];
  const read = (name: keyof ProductPorts): number => {
    const { variable, standard } = PORTS[name];
    const text = environment[variable];
    if (text === undefined || text === '') return standard;
    const port = Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      faults.push(`${variable} must be a port number from 1 to 65535.`);
    }
    return port;
  };
  const ports = Object.fromEntries(NAMES.map((name) => [name, read(name)])) as unknown as ProductPorts;
  for (const [index, name] of NAMES.entries()) {
    const same = NAMES.slice(0, index).find((earlier) => ports[earlier] === ports[name]);
    if (same === undefined) continue;
    faults.push(`${PORTS[same].variable} and ${PORTS[name].variable} are both ${ports[name]}.`);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return ports;
}

/** One sentence per port that somebody else uses, with the variable that changes it. */
export async function takenPorts(ports: ProductPorts): Promise<string[]> {
  const sentences = await Promise.all(
    NAMES.map(async (name) => {
      if (!(await isPortTaken(ports[name]))) return [];
      const { variable, what } = PORTS[name];
      return [
        `Port ${ports[name]} for ${what} is used by another program. Stop that program, or choose another ` +
          `port: ${variable}=${ports[name] + 10_000} npm start`,
      ];
    }),
  );
  return sentences.flat();
}
