import { spoki } from "./client.mjs";

for await (const account of spoki.accounts.list()) {
  // Amounts are in thousandths of a euro.
  console.log(account.name, account.current_credit / 1000, account.quality_score);
  const report = await spoki.accounts.currentReport(account.id);
  console.log(report.period_start, report.sent_message_count);
}
