//! The headers of the programs that contacts come from, with made-up rows: whom the import finds in
//! them. Sources are what the programs' documentation, or files that they wrote, say of the header.

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
    /// HubSpot, "Default contact properties": the labels of the properties are the header.
    hubspot:
        "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,WhatsApp Phone Number,Contact owner,Preferred language,WhatsApp Consent\n\
         1,Ada,Prova,ada@example.com,06 1234 5678,+39 333 123 4567,+39 334 123 4567,Lea,it,\n\
         2,Eva,,,333 123 4568,,,,English,\n"
        => "First Name=first_name Last Name=last_name Email=email Phone Number=(phone) \
            Mobile Phone Number=(phone) WhatsApp Phone Number=phone Preferred language=language",
        r#"[{"phone":"+393341234567","email":"ada@example.com","language":"it","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","language":"en","first_name":"Eva"}]"#;
    /// Klaviyo, "How to export a list or segment": its own properties, with consent beside them.
    klaviyo:
        "Klaviyo ID,Email,First Name,Last Name,Phone Number,Address,City,Locale,Email Marketing Consent,SMS Marketing Consent\n\
         01A,ada@example.com,Ada,Prova,+393331234567,via Prova 1,Roma,it-IT,SUBSCRIBED,NEVER_SUBSCRIBED\n"
        => "Email=email First Name=first_name Last Name=last_name Phone Number=phone Locale=language",
        r#"[{"phone":"+393331234567","email":"ada@example.com","language":"it","first_name":"Ada","last_name":"Prova"}]"#;
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
    /// ActiveCampaign, "Export contacts": standard fields, then custom ones.
    activecampaign:
        "ID,Email,First Name,Last Name,Phone,Account Name,Tags,Date Created,IP Address\n\
         1,ada@example.com,Ada,Prova,+39 333 123 4567,Prova Srl,x,2024-01-01,\n"
        => "Email=email First Name=first_name Last Name=last_name Phone=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Salesforce, "Contact Fields": a report has the labels.
    salesforce:
        "Salutation,First Name,Last Name,Title,Account Name,Phone,Home Phone,Mobile,Other Phone,Asst. Phone,Fax,Email\n\
         ,Ada,Prova,,,06 1234 5678,06 1234 5670,333 123 4567,,,,ada@example.com\n"
        => "First Name=first_name Last Name=last_name Phone=(phone) Mobile=phone Other Phone=(phone) Email=email",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Salesforce, "Contact" in the object reference: the Data Loader writes the names of the fields.
    salesforce_fields:
        "\"Id\",\"FirstName\",\"LastName\",\"Phone\",\"Fax\",\"MobilePhone\",\"HomePhone\",\"AssistantPhone\",\"Email\"\n\
         \"003\",\"Ada\",\"Prova\",\"\",\"\",\"+393331234567\",\"\",\"\",\"ada@example.com\"\n"
        => "FirstName=first_name LastName=last_name Phone=(phone) MobilePhone=phone Email=email",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Zoho CRM, "Standard fields in Contacts".
    zoho:
        "Record Id,First Name,Last Name,Account Name.id,Email,Phone,Other Phone,Mobile,Fax,Assistant,Asst Phone,Home Phone,Secondary Email,Email Opt Out\n\
         zcrm_1,Ada,Prova,,,0612345678,,3331234567,,,,,ada@example.com,false\n"
        => "First Name=first_name Last Name=last_name Email=email Phone=(phone) Other Phone=(phone) \
            Mobile=phone Secondary Email=(email)",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Shopify, "Customer CSV file": an apostrophe keeps the phones from being numbers.
    shopify:
        "Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Country Code,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Note\n\
         '1,Ada,Prova,ada@example.com,yes,,IT,'+393331234567,'+393341234567,no,0.00,\n\
         '2,Eva,Prova,,no,,IT,'+393331234568,,no,0.00,\n"
        => "First Name=first_name Last Name=last_name Email=email Default Address Phone=(phone) Phone=phone",
        r#"[{"phone":"+393341234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","first_name":"Eva","last_name":"Prova"}]"#;
    /// WooCommerce, "Customer / Order / Coupon Export": the columns of its customers.
    woocommerce:
        "customer_id,username,first_name,last_name,email,billing_first_name,billing_last_name,billing_email,billing_phone,shipping_first_name,shipping_phone\n\
         1,ada,Ada,Prova,ada@example.com,Ada,Prova,ada@example.com,333 123 4567,Lea,333 123 4568\n\
         2,eva,,,,Eva,Bianchi,eva@example.com,,,+39 333 123 4569\n"
        => "first_name=first_name last_name=last_name email=email billing_first_name=(first_name) \
            billing_last_name=(last_name) billing_email=(email) billing_phone=phone \
            shipping_first_name=(first_name) shipping_phone=(phone)",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234569","email":"eva@example.com","first_name":"Eva","last_name":"Bianchi"}]"#;
    /// PrestaShop, class `Address`: what an export of addresses is made of.
    prestashop:
        "id_address;alias;company;lastname;firstname;address1;postcode;city;phone;phone_mobile;id_lang\n\
         1;Casa;;Prova;Ada;via Prova 1;00100;Roma;0612345678;3331234567;1\n\
         2;Casa;;Bianchi;Eva;via Prova 2;00100;Roma;3331234568;;1\n"
        => "lastname=last_name firstname=first_name phone=(phone) phone_mobile=phone",
        r#"[{"phone":"+393331234567","first_name":"Ada","last_name":"Prova"},{"phone":"+393331234568","first_name":"Eva","last_name":"Bianchi"}]"#;
    /// Magento, "Customers export": the main file, and its addresses in columns behind.
    magento:
        "email,_website,_store,created_in,dob,firstname,lastname,middlename,prefix,_address_firstname,_address_lastname,_address_telephone,_address_default_billing_\n\
         ada@example.com,base,default,Default,,Ada,Prova,,,Ada,Prova,333 123 4567,1\n"
        => "email=email firstname=first_name lastname=last_name _address_firstname=(first_name) \
            _address_lastname=(last_name) _address_telephone=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Magento, the grid of customers.
    magento_grid:
        "ID,Name,Email,Group,Phone,ZIP,Country,Customer Since\n1,Ada Prova,ada@example.com,General,3331234567,,IT,\n"
        => "Name=first_name Email=email Phone=phone",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada Prova"}]"#;
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
    /// iCloud writes vCards; a table made of them has the names of Apple's Contacts.
    icloud:
        "First name,Last name,Company,mobile,iPhone,home phone,work email,home email\n\
         Ada,Prova,,+39 333 123 4567,,,,ada@example.com\n"
        => "First name=first_name Last name=last_name mobile=phone work email=email home email=(email)",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// Fatture in Cloud, "Importa le anagrafiche di clienti": the fields of a customer.
    fatture_in_cloud:
        "Denominazione;Partita IVA;Codice fiscale;Indirizzo;CAP;Città;Provincia;Paese;Referente;Telefono;Fax;Indirizzo e-mail;Indirizzo PEC;Nome;Cognome\n\
         Prova Srl;;;via Prova 1;00100;Roma;RM;Italia;Ada;333 123 4567;;ada@example.com;prova@pec.example;Ada;Prova\n"
        => "Telefono=phone Indirizzo e-mail=email Nome=first_name Cognome=last_name",
        r#"[{"phone":"+393331234567","email":"ada@example.com","first_name":"Ada","last_name":"Prova"}]"#;
    /// TeamSystem, "Importazione anagrafiche": phones are numbered, the mobile stands by itself.
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
