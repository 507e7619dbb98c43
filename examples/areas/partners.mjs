import { partner } from "./client.mjs";

// `partner` is a client with the partner's key. Amounts are in thousandths of a euro.
const accounts = await partner.partners.addSvClients([{ account_name: "Caffè Rosso", email: "rosso@example.com", country_code: "IT", vat_amount: 2200 }]);
for (const { id } of accounts) {
  const { redirect_url } = await partner.partners.onboarding({ account: id });
  await partner.partners.createSubrecharge({ destination_account: id, amount: 10_000 }); // 10 euro
  await partner.partners.setProfits({ destination_account: id, marketing_profit_margin: 49 });
  console.log(redirect_url);
}
