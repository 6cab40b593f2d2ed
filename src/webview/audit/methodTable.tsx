/** What each alarm notified, and what the proposed ones would have: a bar and the numbers for each. */
import type { MethodRow } from '../../core/audit/view/auditPicture';
import type { AuditTexts } from '../../core/audit/view/auditTexts';

interface MethodTableProps {
  readonly methods: readonly MethodRow[];
  readonly texts: AuditTexts;
}

/** The table; nothing without methods. */
export function MethodTable({ methods, texts }: MethodTableProps) {
  if (methods.length === 0) return null;
  return (
    <section class="methods">
      <h3>{texts.methods}</h3>
      <div class="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.method}</th>
              <th scope="col">{texts.notifiedAt}</th>
              <th scope="col">{texts.named}</th>
              <th scope="col">{texts.typicalDelay}</th>
              <th scope="col">{texts.longestDelay}</th>
            </tr>
          </thead>
          <tbody>
            {methods.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td>
                  {row.share !== null && (
                    <span class={row.isProposed ? 'share proposed' : 'share'} aria-hidden="true">
                      <span style={{ width: `${String(100 * row.share)}%` }} />
                    </span>
                  )}
                  {row.notified}
                </td>
                <td>{row.named}</td>
                <td>{row.typicalDelay}</td>
                <td>{row.longestDelay}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
