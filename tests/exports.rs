//! The headers of the programs that contacts come from, with made-up rows: whom the import finds in
//! them. The comments say where the headers are from, and which parts are from memory.

mod import_support;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use import_support::{Server, drive, issue_codes, settings};
use spoki::import::Job;

/// Imports a file; gives the bodies, and the columns as `field` or `(fallback)`.
fn imported(text: &str) -> (String, String) {
    let mut server = Server::default();
    let job = drive(settings(), text.as_bytes(), &mut server);
    let report = job.report();
    assert!(report.rejected.is_empty(), "{:?}", report.rejected);
    assert!(report.warnings.is_empty(), "{:?}", report.warnings);
    let columns = job.plan().unwrap().columns;
    let used = columns.iter().filter_map(|column| {
        let header = &column.header;
        match (&column.field, &column.fallback_for) {
            (Some(field), _) => Some(format!("{header}={field}")),
            (_, Some(field)) => Some(format!("{header}=({field})")),
            _ => None,
        }
    });
    (server.bodies.concat(), used.collect::<Vec<_>>().join(" "))
}

macro_rules! exports {
    ($($(#[doc = $doc:literal])* $name:ident: $text:expr => $columns:expr, $body:expr;)*) => {$(
        $(#[doc = $doc])*
        #[test]
        fn $name() {
            let (body, columns) = imported($text);
            assert_eq!(columns, $columns);
            assert_eq!(body, $body);
        }
    )*};
}

exports! {
    /// `HubSpot` writes the labels of the properties. The labels are those of a real account, which
    /// `hubspot/objects/contacts/properties.md` of `hairsolutionsco/automations_hub` lists. The first
    /// five stand in this order in tests of several importers; the order of the others is made up.
    hubspot:
        "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Company Name,Fax Number,Work email,Preferred language,Mobile Phone Number,Calculated Mobile Number with country code,WhatsApp Phone Number\n\
         1,Ada,Prova,ada@example.com,06 1234 5678,Lea,,,06 1234 5679,,it,+39 333 123 4567,+393331234567,+39 334 123 4567\n\
         2,Eva,,,333 123 4568,,,,,eva@example.com,English,,,\n"
        => "First Name=first_name Last Name=last_name Email=email Phone Number=(phone) Work email=(email) \
            Preferred language=language Mobile Phone Number=(phone) WhatsApp Phone Number=phone",
        r#"[{"phone":"+393341234567","email":"ada@example.com","language":"it","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","email":"eva@example.com","language":"en","first_name":"Eva"}]"#;
    /// Klaviyo. The whole header is in the public source of a program that reads its exports of a list
    /// (`RawSubscriberCSV`). The value of the consent is one that the notes of another such program
    /// name. Klaviyo's own page on the export was not seen.
    klaviyo:
        "Email,Klaviyo ID,First Name,Last Name,Organization,Title,Phone Number,Address,Address 2,City,State / Region,Country,Zip Code,Latitude,Longitude,Source,IP Address,Email Marketing Consent,Email Marketing Consent Timestamp,Historic Customer Lifetime Value,Total Customer Lifetime Value,Predicted Customer Lifetime Value,Average Order Value,Historic Number Of Orders,First Active,Last Active,Profile Created On,Date Added,Last Open,Last Click,Average Days Between Orders,Email Suppressions\n\
         ada@example.com,01A,Ada,Prova,,,+393331234567,via Prova 1,,Roma,,Italy,00100,,,,,SUBSCRIBED,2024-01-01T00:00:00Z,0,0,0,0,0,,,,,,,,\n"
        => "Email=email First Name=first_name Last Name=last_name Phone Number=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Mailchimp, "View or export contacts": fields of the audience, then columns in capitals.
    mailchimp:
        "\"Email Address\",\"First Name\",\"Last Name\",Address,\"Phone Number\",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,LATITUDE,TIMEZONE,CC,REGION,LEID,EUID,NOTES,TAGS\n\
         ada@example.com,Ada,Prova,,333 123 4567,2,\"2024-01-01 10:00:00\",,,,IT,,1,ab,,\n"
        => "Email Address=email First Name=first_name Last Name=last_name Phone Number=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Mailchimp's merge tags, which its API and older exports use.
    mailchimp_tags:
        "EMAIL,FNAME,LNAME,PHONE,MMERGE5\nada@example.com,Ada,Prova,3331234567,x\n"
        => "EMAIL=email FNAME=first_name LNAME=last_name PHONE=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Brevo, "Import your contacts": its sample file. Numbers stand without a plus.
    brevo:
        "CONTACT ID,EMAIL,FIRSTNAME,LASTNAME,SMS,LANDLINE_NUMBER,WHATSAPP,INTERESTS\n\
         1,ada@example.com,Ada,Prova,393331234567,390612345678,393341234567,x\n\
         2,,Eva,,393331234568,,,\n"
        => "EMAIL=email FIRSTNAME=first_name LASTNAME=last_name SMS=(phone) WHATSAPP=phone",
        r#"[{"phone":"+393341234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","first_name":"Eva"}]"#;
    /// `ActiveCampaign`. No public page or file with the header of its export was found: these are
    /// the columns as they are commonly seen, written from memory.
    activecampaign:
        "ID,Email,First Name,Last Name,Phone,Account Name,Tags,Date Created,IP Address\n\
         1,ada@example.com,Ada,Prova,+39 333 123 4567,Prova Srl,x,2024-01-01,\n"
        => "Email=email First Name=first_name Last Name=last_name Phone=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Salesforce, a report, which has the labels of the fields. No public header of a report was
    /// found. The labels are those of the list "Contact Fields" on help.fieldax.com, a program built
    /// on Salesforce. Salesforce's own field reference, "Contact" (version 202), was seen in part, and
    /// agrees.
    salesforce:
        "First Name,Last Name,Title,Account Name,Phone,Home Phone,Mobile,Other Phone,Asst. Phone,Fax,Email\n\
         Ada,Prova,,,06 1234 5678,06 1234 5670,333 123 4567,,,,ada@example.com\n"
        => "First Name=first_name Last Name=last_name Phone=(phone) Mobile=phone Other Phone=(phone) Email=email",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Salesforce, a file of the Data Loader, which has the names of the fields. No public one was
    /// found. The names are those of "Contact" in Salesforce's field reference (version 228) and in its
    /// API reference; `MobilePhone` and `OtherPhone` are on help.fieldax.com. The order is made up.
    salesforce_fields:
        "\"Id\",\"FirstName\",\"LastName\",\"Phone\",\"Fax\",\"MobilePhone\",\"HomePhone\",\"OtherPhone\",\"AssistantPhone\",\"AssistantName\",\"Email\",\"EmailBouncedDate\"\n\
         \"003\",\"Ada\",\"Prova\",\"\",\"\",\"+393331234567\",\"\",\"\",\"\",\"\",\"ada@example.com\",\"\"\n"
        => "FirstName=first_name LastName=last_name Phone=(phone) MobilePhone=phone OtherPhone=(phone) Email=email",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Zoho CRM. The columns up to `Tag` are those that a public program expects of its export of
    /// contacts, in that order; several others know `Record Id` and `Account Name.id` too. The last
    /// four are fields of its contacts from memory: of them, only `Secondary Email` was seen, on its
    /// help page "Standard Modules & Fields", as a field of leads.
    zoho:
        "Record Id,Contact Owner.id,Contact Owner,Lead Source,First Name,Last Name,Account Name.id,Account Name,Vendor Name.id,Vendor Name,Email,Title,Department,Phone,Mobile,Created By.id,Created By,Modified By.id,Modified By,Created Time,Modified Time,Contact Name,Description,Email Opt Out,Salutation,Last Activity Time,Tag,Home Phone,Other Phone,Asst Phone,Secondary Email\n\
         zcrm_1,zcrm_2,Lea,,Ada,Prova,,,,,,,,0612345678,3331234567,,,,,,,Ada Prova,,false,,,,,,,ada@example.com\n\
         zcrm_3,zcrm_2,Lea,,Eva,Bianchi,,,,,eva@example.com,,,3331234568,,,,,,,,Eva Bianchi,,false,,,,,,,\n"
        => "First Name=first_name Last Name=last_name Email=email Phone=(phone) Mobile=phone \
            Other Phone=(phone) Secondary Email=(email)",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","email":"eva@example.com","first_name":"Eva","last_name":"Bianchi"}]"#;
    /// Shopify, "Customer CSV file": an apostrophe keeps the phones from being numbers.
    shopify:
        "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Country Code,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Note\n\
         '1,Ada,Prova,ada@example.com,yes,,IT,'+393331234567,'+393341234567,no,0.00,\n\
         '2,Eva,Prova,,no,,IT,'+393331234568,,no,0.00,\n"
        => "First Name=first_name Last Name=last_name Email=email Default Address Phone=(phone) Phone=phone",
        r#"[{"phone":"+393341234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","first_name":"Eva","last_name":"Prova"}]"#;
    /// `WooCommerce`, the customers of its analytics: `get_export_columns` in
    /// `src/Admin/API/Reports/Customers/Controller.php` of `woocommerce/woocommerce` is the header.
    /// `escape_data` in `includes/export/abstract-wc-csv-exporter.php` sets the apostrophe before a plus.
    woocommerce:
        "Name,Username,\"Last Active\",\"Sign Up\",Email,Orders,\"Total Spend\",AOV,\"Country / Region\",City,Region,\"Postal Code\",\"Billing Phone\",\"Shipping Phone\",Role\n\
         \"Ada Prova\",ada,\"2024-01-01 10:00:00\",\"2024-01-01 10:00:00\",ada@example.com,1,10,10,IT,Roma,RM,00100,\"333 123 4567\",\"333 123 4568\",customer\n\
         \"Eva Bianchi\",,,,eva@example.com,1,10,10,IT,Roma,RM,00100,,\"'+39 333 123 4569\",\n"
        => "Name=first_name Email=email Billing Phone=phone Shipping Phone=(phone)",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada Prova"},{"phone":"+393331234569","email":"eva@example.com","first_name":"Eva Bianchi"}]"#;
    /// `WooCommerce`, users with the Import Export Suite: the page "Import and Export of `WooCommerce`
    /// Users" of woocommerce.com lists the columns. It was seen up to those of the addresses. These are
    /// named as in public gists that export the same fields, and `shipping_phone` as in the report
    /// above. Some columns are left out.
    woocommerce_users:
        "ID,customer_id,user_login,user_pass,user_nicename,user_email,user_url,user_registered,display_name,first_name,last_name,user_status,roles,nickname,description,locale,billing_first_name,billing_last_name,billing_email,billing_phone,shipping_first_name,shipping_phone\n\
         1,1,ada,x,ada,ada@example.com,,,\"Ada P.\",Ada,Prova,0,customer,adina,,it_IT,Ada,Prova,ada@example.com,\"333 123 4567\",Lea,\"333 123 4568\"\n\
         2,2,eva,x,eva,,,,eva,,,0,customer,eva,,,Eva,Bianchi,eva@example.com,,,\"+39 333 123 4569\"\n"
        => "user_email=email first_name=first_name last_name=last_name locale=language \
            billing_first_name=(first_name) billing_last_name=(last_name) billing_email=(email) \
            billing_phone=phone shipping_first_name=(first_name) shipping_phone=(phone)",
        r#"[{"phone":"+393331234567","email":"ada@example.com","language":"it","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234569","email":"eva@example.com","first_name":"Eva","last_name":"Bianchi"}]"#;
    /// `PrestaShop`, the table of addresses, which a query of its SQL Manager exports: the fields of
    /// `classes/Address.php` of `PrestaShop/PrestaShop` (of 2015). That a query's file has them as its
    /// header is from memory.
    prestashop:
        "id_address;id_customer;id_country;id_state;alias;company;lastname;firstname;vat_number;address1;address2;postcode;city;other;phone;phone_mobile;dni;deleted;date_add;date_upd\n\
         1;1;10;0;Casa;;Prova;Ada;;via Prova 1;;00100;Roma;;0612345678;3331234567;;0;2024-01-01 10:00:00;2024-01-01 10:00:00\n\
         2;2;10;0;Casa;;Bianchi;Eva;;via Prova 2;;00100;Roma;;3331234568;;;0;2024-01-01 10:00:00;2024-01-01 10:00:00\n"
        => "lastname=last_name firstname=first_name phone=(phone) phone_mobile=phone",
        r#"[{"phone":"+393331234567","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","first_name":"Eva","last_name":"Bianchi"}]"#;
    /// `PrestaShop`, the addresses as it imports them: the header of its sample,
    /// `docs/csv_import/addresses_import.csv` of `PrestaShop/PrestaShop`.
    prestashop_sample:
        "Address ID;Alias*;Active (0/1);Customer e-mail*;Customer ID;Manufacturer;Supplier;Company;Lastname*;Firstname*;Address 1*;Address 2;Zipcode*;City*;Country*;State;Other;Phone;Mobile Phone;VAT number;DNI\n\
         1;Casa;1;ada@example.com;;;;;Prova;Ada;via Prova 1;;00100;Roma;Italy;;;06 1234 5678;333 123 4567;;\n"
        => "Customer e-mail*=email Lastname*=last_name Firstname*=first_name Phone=(phone) Mobile Phone=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Magento 2, the export of addresses: `Export/Address.php` of `CustomerImportExport` in
    /// `magento/magento2` says how the header is made; the whole of it is in
    /// `_files/address_import_update.csv` of the same module's tests.
    magento:
        "\"_website\",\"_email\",\"_entity_id\",\"city\",\"company\",\"country_id\",\"fax\",\"firstname\",\"lastname\",\"middlename\",\"postcode\",\"prefix\",\"region\",\"region_id\",\"street\",\"suffix\",\"telephone\",\"vat_id\",\"vat_is_valid\",\"vat_request_date\",\"vat_request_id\",\"vat_request_success\",\"_address_default_billing_\",\"_address_default_shipping_\"\n\
         \"base\",\"ada@example.com\",1,\"Roma\",,\"IT\",\"06 1234 5679\",\"Ada\",\"Prova\",,\"00100\",,,,\"via Prova 1\",,\"333 123 4567\",,,,,,1,1\n"
        => "_email=email firstname=first_name lastname=last_name telephone=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Magento, customers and addresses in one file: `_files/customer_composite_update.csv` of the
    /// tests of `CustomerImportExport` in `magento/magento2`. A second address has a row of its own,
    /// where the columns of the customer are empty.
    magento_composite:
        "\"email\",\"_website\",\"_store\",\"confirmation\",\"created_at\",\"created_in\",\"disable_auto_group_change\",\"dob\",\"firstname\",\"gender\",\"group_id\",\"lastname\",\"middlename\",\"password_hash\",\"prefix\",\"rp_token\",\"rp_token_created_at\",\"store_id\",\"suffix\",\"taxvat\",\"website_id\",\"password\",\"_address_city\",\"_address_company\",\"_address_country_id\",\"_address_fax\",\"_address_firstname\",\"_address_lastname\",\"_address_middlename\",\"_address_postcode\",\"_address_prefix\",\"_address_region\",\"_address_street\",\"_address_suffix\",\"_address_telephone\",\"_address_vat_id\",\"_address_default_billing_\",\"_address_default_shipping_\"\n\
         \"ada@example.com\",\"base\",\"admin\",,\"05/06/2012 15:53\",\"Admin\",0,,\"Ada\",\"Female\",1,\"Prova\",,\"x\",,,,0,,,1,,\"Roma\",,\"IT\",,\"Adele\",\"Prova\",,00100,,,\"via Prova 1\",,\"333 123 4567\",,1,1\n\
         ,,,,,,,,,,,,,,,,,,,,,,\"Roma\",,\"IT\",,\"Eva\",\"Bianchi\",,00100,,,\"via Prova 2\",,\"333 123 4568\",,,\n"
        => "email=email firstname=first_name lastname=last_name _address_firstname=(first_name) \
            _address_lastname=(last_name) _address_telephone=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","first_name":"Eva","last_name":"Bianchi"}]"#;
    /// Magento 2, the grid of customers: the labels of the columns that it shows at first, in
    /// `app/code/Magento/Customer/view/adminhtml/ui_component/customer_listing.xml` of
    /// `magento/magento2`.
    magento_grid:
        "ID,Name,Email,Group,Phone,ZIP,Country,State/Province,\"Customer Since\",\"Web Site\"\n\
         1,\"Ada Prova\",ada@example.com,General,3331234567,,Italy,,\"Jan 1, 2024 10:00:00 AM\",\"Main Website\"\n"
        => "Name=first_name Email=email Phone=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada Prova"}]"#;
    /// The same grid with all its columns, from the same file. First and last name are there then.
    magento_grid_all:
        "ID,Name,Email,Group,Phone,ZIP,Country,State/Province,\"Customer Since\",\"Web Site\",\"Last Logged In\",\"Confirmed email\",\"Account Created in\",\"Billing Address\",\"Shipping Address\",\"Date of Birth\",\"Tax VAT Number\",Gender,\"Street Address\",City,Fax,\"VAT Number\",Company,\"Billing Firstname\",\"Billing Lastname\"\n\
         1,\"Ada Prova\",ada@example.com,General,3331234567,00100,Italy,,\"Jan 1, 2024\",\"Main Website\",,,,\"via Prova 1 Roma\",,,,,\"via Prova 1\",Roma,06 1234 5679,,,Ada,Prova\n"
        => "Email=email Phone=phone Billing Firstname=first_name Billing Lastname=last_name",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Google Contacts, "Google CSV" since 2024. Several numbers of one label stand in one cell.
    google_contacts:
        "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,Organization Name,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n\
         Ada,,Prova,,,,,,,,,* myContacts,* Home,ada@example.com ::: due@example.com,,,Home,06 1234 5678,* Mobile,+39 333 123 4567\n\
         Eva,,Bianchi,,,,,,,,,,,,Work,eva@example.com,,,Mobile,333 123 4568 ::: 333 123 4569\n\
         Lea,,,,,,,,,,,,,,,,Home Fax,06 1234 5679,Main,333 123 4570\n"
        => "First Name=first_name Last Name=last_name E-mail 1 - Value=email E-mail 2 - Value=(email) \
            Phone 1 - Value=phone Phone 2 - Value=(phone)",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","email":"eva@example.com","first_name":"Eva","last_name":"Bianchi"},{"phone":"+393331234570","first_name":"Lea"}]"#;
    /// Google Contacts before 2024.
    google_contacts_before:
        "Name,Given Name,Additional Name,Family Name,Yomi Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value\n\
         Ada Prova,Ada,,Prova,,*,ada@example.com,Work,06 1234 5678,Mobile,333 123 4567\n"
        => "Given Name=first_name Family Name=last_name E-mail 1 - Value=email Phone 1 - Value=phone \
            Phone 2 - Value=(phone)",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Outlook, "Export contacts": its fields in their fixed order.
    outlook:
        "\"First Name\",\"Middle Name\",\"Last Name\",\"Title\",\"Suffix\",\"Web Page\",\"Language\",\"Notes\",\"E-mail Address\",\"E-mail 2 Address\",\"E-mail 3 Address\",\"Primary Phone\",\"Home Phone\",\"Home Phone 2\",\"Mobile Phone\",\"Pager\",\"Home Fax\",\"Company Main Phone\",\"Business Phone\",\"Business Phone 2\",\"Business Fax\",\"Assistant's Phone\",\"Other Phone\",\"Car Phone\",\"Radio Phone\",\"TTY/TDD Phone\"\n\
         \"Ada\",\"\",\"Prova\",\"\",\"\",\"\",\"Italian (Italy)\",\"\",\"ada@example.com\",\"\",\"\",\"06 1234 5678\",\"06 1234 5670\",\"\",\"333 123 4567\"\n\
         \"Eva\",\"\",\"Bianchi\",\"\",\"\",\"\",\"\",\"\",\"\",\"eva@example.com\",\"\",\"333 123 4568\"\n"
        => "First Name=first_name Last Name=last_name Language=language E-mail Address=email \
            E-mail 2 Address=(email) E-mail 3 Address=(email) Primary Phone=(phone) Mobile Phone=phone \
            Other Phone=(phone)",
        r#"[{"phone":"+393331234567","email":"ada@example.com","language":"it","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","email":"eva@example.com","first_name":"Eva","last_name":"Bianchi"}]"#;
    /// iCloud exports vCards and no table. A table that somebody made of them may have the names that
    /// Apple's Contacts shows: no public page or file with such a header was found, so these are the
    /// columns from memory.
    icloud:
        "First name,Last name,Company,mobile,iPhone,home phone,work email,home email\n\
         Ada,Prova,,+39 333 123 4567,,,,ada@example.com\n"
        => "First name=first_name Last name=last_name mobile=phone work email=email home email=(email)",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Fatture in Cloud, its list of customers, saved as CSV. A public program by G&G Technologies
    /// that reads it (`app/invoice-scope`) knows these columns, the misspelled one too; it lists them
    /// in two groups, so the order is made up. The name of a person stands in `Referente` or
    /// `Denominazione`, and there is no column for it alone.
    fatture_in_cloud:
        "Denominazione;Indirizzo;Comune;CAP;Provincia;Note indirizzo;Paese;Indirizzo e-mail;Referente;Telefono;Fax;P.IVA/TAX ID;Codice fiscale;Indirizzo PEC;Codice SDI;Codice interno;Note;IBAN;Indirizzo spedizione;Termini di pagamento;Metodo di pagamento prefefinito;Sconto predefinito\n\
         Prova Srl;via Prova 1;Roma;00100;RM;;Italia;ada@example.com;Ada;333 123 4567;06 1234 5679;;;prova@pec.example;;;;;;;;\n"
        => "Indirizzo e-mail=email Telefono=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com"}]"#;
    /// `TeamSystem`. No public page or file with a header of its programs was found: these are columns
    /// as Italian management programs commonly have them, written from memory.
    teamsystem:
        "Codice;Ragione sociale;Cognome;Nome;Indirizzo;Telefono 1;Telefono 2;Cellulare;Fax;E-mail;PEC\n\
         1;;Prova;Ada;via Prova 1;06 1234 5678;;333 123 4567;;ada@example.com;\n\
         2;;Bianchi;Eva;via Prova 2;;333 123 4568;;;;\n"
        => "Cognome=last_name Nome=first_name Telefono 1=(phone) Telefono 2=(phone) Cellulare=phone E-mail=email",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","first_name":"Eva","last_name":"Bianchi"}]"#;
}

#[test]
fn two_columns_that_mean_the_same_are_for_the_caller_to_choose() {
    let mut job = Job::new(settings(), None).unwrap();
    job.push(b"Nome;Telefono;Phone\nAda;3331234567;3331234568\n")
        .unwrap();
    job.finish();
    let issues = job.step().unwrap_err();
    assert_eq!(issue_codes(&issues), ["csv.column_ambiguous"]);
    assert_eq!(
        issues[0].to_string(),
        "columns.phone could be Telefono or Phone: say here which of them it is"
    );
}
