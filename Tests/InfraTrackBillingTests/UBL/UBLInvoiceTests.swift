import InfraTrack
import InfraTrackBilling
import InfraTrackTesting
import Testing

@Suite struct UBLInvoiceTests {
    static let seller = """
        seller:
          name: "Weber & Co <Ops>"
          vat_id: "DE 123 456 789"
          company_id: HRB 1
          address: "Hauptstraße 1, 10997 Berlin"
          email: billing@example.org
          phone: +49 30 1
          contact: Marcus
          iban: DE89 3704
          bic: COBADEFF

        """

    /// A store with one invoice.
    private func store(
        client: String = "name: ACME, country: FR, currency: EUR", lines: String,
        totals: String = "net: \"114.75\", tax: \"0.00\", gross: \"114.75\"",
        fields: String = "issued: 2026-12-01\ndue: 2026-12-15", seller: String = seller,
        body: String = ""
    ) throws -> Snapshot {
        let invoice = """
            ---
            number: ACME-2026-0001
            client: acme
            status: issued
            currency: EUR
            period:
              from: 2026-11-01
              to: 2026-12-01
            \(fields)
            lines:
            \(lines)
            totals: { \(totals) }
            ---
            \(body)
            """
        return try Repository.inMemory(
            files: [
                "infratrack.yaml": "version: 1\nclients:\n  acme: { \(client) }\n" + seller,
                "invoices/2026/ACME-2026-0001.md": invoice,
            ]
        ).snapshot
    }

    private static let hour =
        "  - { description: Work, seconds: 3600, rate: \"114.75\", amount: \"114.75\" }"

    private func ubl(_ snapshot: Snapshot, _ profile: UBLProfile = .ubl) throws -> String {
        try Ledger.value(snapshot.invoice("ACME-2026-0001")).ubl(snapshot, profile: profile)
    }

    private func problem(_ snapshot: Snapshot, _ profile: UBLProfile = .ubl) -> String? {
        failure { _ = try ubl(snapshot, profile) }.map { "\($0.code): \($0.message)" }
    }

    @Test func textIsEscapedAndNothingIsEmpty() throws {
        let line =
            "  - { description: \"a < b & \\\"c\\\" \\u0001 \\uFFFE\", seconds: 3600, rate: \"114.75\", amount: \"114.75\", tax: \"0\" }"
        let text = try ubl(try store(lines: line, body: "Thank you\nvery much.\n"))
        #expect(text.contains("<cbc:Name>Weber &amp; Co &lt;Ops&gt;</cbc:Name>"))
        #expect(text.contains("<cbc:Name>a &lt; b &amp; &quot;c&quot; \u{FFFD}</cbc:Name>"))
        #expect(text.contains("<cbc:Note>Thank you very much.</cbc:Note>"))
        #expect(text.contains("<cbc:CompanyID>DE123456789</cbc:CompanyID>"))
        #expect(text.contains("<cbc:ID>DE893704</cbc:ID>"))
        #expect(text.contains("<cbc:ID>COBADEFF</cbc:ID>"))
        #expect(!text.contains("></"))
    }

    @Test(arguments: [
        (3600, "1.00", "HUR", ""), (36, "0.01", "HUR", ""), (60, "1", "MIN", "60"),
        (22_800, "380", "MIN", "60"), (391, "391", "SEC", "3600"),
    ])
    func quantitiesAreExact(_ seconds: Int, _ quantity: String, _ unit: String, _ base: String)
        throws
    {
        let rate = try #require(Rate("114.75", currency: Ledger.currency("EUR")))
        let amount = try rate.amount(seconds: Int64(seconds)).decimal
        let snapshot = try store(
            lines:
                "  - { description: W, seconds: \(seconds), rate: \"114.75\", amount: \"\(amount)\", tax: \"0\" }",
            totals: "net: \"\(amount)\", tax: \"0.00\", gross: \"\(amount)\"")
        let text = try ubl(snapshot)
        #expect(
            text.contains(
                "<cbc:InvoicedQuantity unitCode=\"\(unit)\">\(quantity)</cbc:InvoicedQuantity>"))
        #expect(text.contains("<cbc:PriceAmount currencyID=\"EUR\">114.75</cbc:PriceAmount>"))
        let has = text.contains(
            "<cbc:BaseQuantity unitCode=\"\(unit)\">\(base)</cbc:BaseQuantity>")
        #expect(has == !base.isEmpty)
    }

    @Test func whatIsNoProductIsOnePiece() throws {
        let lines = """
              - { description: Fee, fee: f, day: 2026-11-05, amount: "100.00", tax: "19" }
              - { description: Cumulative, seconds: 7, rate: "114.75", amount: "0.23", tax: "7" }
              - { description: Discount, amount: "-10.00", day: 2026-10-01, tax: "19" }
            """
        let text = try ubl(
            try store(lines: lines, totals: "net: \"90.23\", tax: \"17.12\", gross: \"107.35\""))
        for part in [
            "<cbc:InvoicedQuantity unitCode=\"C62\">1<",
            "<cbc:InvoicedQuantity unitCode=\"C62\">-1<",
            "<cbc:PriceAmount currencyID=\"EUR\">10.00<",
            "<cbc:LineExtensionAmount currencyID=\"EUR\">-10.00<",
            "<cbc:Note>00:00:07 at 114.75 EUR an hour</cbc:Note>",
            "<cbc:TaxAmount currencyID=\"EUR\">17.10<", "<cbc:TaxAmount currencyID=\"EUR\">0.02<",
        ] { #expect(text.contains(part), "\(part)") }
        // The header's period and the fee's day; the discount's day lies before it.
        #expect(text.components(of: "<cac:InvoicePeriod>") == 2)
    }

    @Test func creditNotesNameTheirInvoice() throws {
        let text = try ubl(
            try store(
                client: "name: ACME, country: FR, order_reference: PO-1, tax: \"0\"",
                lines: Self.hour.replacing(" }", with: ", tax: \"0\" }"),
                fields: "issued: 2026-12-02\nvoids: ACME-2026-0000"))
        for part in [
            "<CreditNote xmlns=", "<cbc:CreditNoteTypeCode>381<", "<cac:CreditNoteLine>",
            "<cbc:CreditedQuantity unitCode=\"HUR\">1.00<", "<cbc:ID>ACME-2026-0000<",
            "<cbc:Note>Credited against invoice ACME-2026-0000.<", "<cbc:ID>PO-1<",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("DueDate"))
        #expect(!text.contains("PaymentMeans"))
    }

    @Test(arguments: [
        ("tax_category: AE, vat_id: FR1", "AE", "VATEX-EU-AE", "Reverse charge"),
        ("tax_category: K, vat_id: FR1", "K", "VATEX-EU-IC", "Intra-community supply"),
        ("tax_category: G", "G", "VATEX-EU-G", "Export outside the EU"),
        ("tax_category: O, tax_reason: Abroad", "O", "VATEX-EU-O", "Abroad"),
        ("tax_category: E, tax_reason: \"§ 19\"", "E", "", "§ 19"),
    ])
    func categoriesSayWhy(_ setting: String, _ id: String, _ code: String, _ reason: String)
        throws
    {
        let text = try ubl(
            try store(client: "name: ACME, country: FR, \(setting)", lines: Self.hour))
        #expect(text.contains("<cbc:ID>\(id)</cbc:ID>"))
        #expect(text.contains("<cbc:TaxExemptionReasonCode>\(code)<") == !code.isEmpty)
        #expect(text.contains("<cbc:TaxExemptionReason>\(reason)<"))
        #expect(text.contains("<cac:Delivery>") == (id == "K"))
        #expect(text.contains("DE123456789") == (id != "O"))
        #expect(text.contains("<cbc:Percent>0<") == (id != "O"))
    }

    @Test func projectsMayHaveTheirOwnCategory() throws {
        let files = [
            "infratrack.yaml":
                "version: 1\nclients:\n  acme: { name: ACME, country: FR }\nprojects:\n  ops: { tax_category: G }\n"
                + Self.seller,
            "invoices/2026/ACME-2026-0001.md":
                "---\nnumber: ACME-2026-0001\nclient: acme\nstatus: issued\ncurrency: EUR\nissued: 2026-12-01\nlines:\n"
                + Self.hour.replacing(" }", with: ", project: ops }")
                + "\ntotals: { net: \"114.75\", tax: \"0.00\", gross: \"114.75\" }\n---\n",
        ]
        let text = try ubl(try Repository.inMemory(files: files).snapshot)
        #expect(text.contains("<cbc:ID>G</cbc:ID>"))
        #expect(text.contains("<cbc:Note>Payable on receipt.</cbc:Note>"))
        #expect(!text.contains("InvoicePeriod"))
    }

    @Test func peppolWantsAddressesAndAReference() throws {
        let lines = Self.hour.replacing(" }", with: ", tax: \"0\" }")
        let client = "name: ACME, country: FR"
        #expect(
            problem(try store(client: client, lines: lines), .peppol)
                == "invalid: “clients: acme” has no “endpoint”, which the invoice must state.")
        let reachable = client + ", endpoint: \"0204:991-1-2\""
        #expect(
            problem(try store(client: reachable, lines: lines), .peppol)
                == "invalid: “clients: acme” has no “buyer_reference”, which the invoice must state."
        )
        let text = try ubl(
            try store(client: reachable + ", buyer_reference: R7", lines: lines), .peppol)
        #expect(text.contains("<cbc:EndpointID schemeID=\"0204\">991-1-2</cbc:EndpointID>"))
        #expect(text.contains("<cbc:EndpointID schemeID=\"EM\">billing@example.org<"))
        #expect(text.contains("<cbc:BuyerReference>R7</cbc:BuyerReference>"))
        #expect(text.contains("<cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0<"))
    }

    @Test func whatTheSettingsLackIsNamed() throws {
        let taxed = Self.hour.replacing(" }", with: ", tax: \"0\" }")
        let cases: [(seller: String, client: String, lines: String, problem: String)] = [
            ("", "name: A, country: FR", taxed, "invalid: The settings do not say who sells."),
            ("seller: { vat_id: DE1 }\n", "name: A, country: FR", taxed, "“seller” has no “name”"),
            ("seller: { name: W }\n", "name: A, country: FR", taxed, "“seller” has no “country”"),
            (
                "seller: { name: W, country: DE }\n", "name: A, country: FR", taxed,
                "“seller” has no “vat_id”"
            ),
            (Self.seller, "country: FR", taxed, "“clients: acme” has no “name”"),
            (Self.seller, "name: A", taxed, "“clients: acme” has no “country”"),
            (Self.seller, "name: A, vat_id: 12345", taxed, "“clients: acme” has no “country”"),
            (
                Self.seller, "name: A, country: France", taxed,
                "“France” of “clients: acme” is no code"
            ),
            (Self.seller, "name: A, country: FR", Self.hour, "“clients: acme” has no “tax”"),
            (
                Self.seller, "name: A, country: FR, tax_category: S", Self.hour,
                "“clients: acme” has no “tax”"
            ),
            (
                Self.seller, "name: A, country: FR, tax_category: AE", Self.hour,
                "“clients: acme” has no “vat_id”"
            ),
            (
                Self.seller, "name: A, country: FR, tax_category: E", Self.hour,
                "“clients: acme” has no “tax_reason”"
            ),
            (
                "seller: { name: W, country: DE, vat_id: DE1 }\n",
                "name: A, country: FR, tax_category: O", Self.hour, "“seller” has no “company_id”"
            ),
            (
                Self.seller, "name: A, country: FR, endpoint: x", taxed,
                "“x” is no electronic address"
            ),
        ]
        for (seller, client, lines, wanted) in cases {
            let found = problem(try store(client: client, lines: lines, seller: seller)) ?? "none"
            #expect(found.contains(wanted), "\(found)")
        }
        let nobody = try Repository.inMemory(
            files: [
                "infratrack.yaml": "version: 1\n" + Self.seller,
                "invoices/2026/ACME-2026-0001.md":
                    "---\nnumber: ACME-2026-0001\nclient: acme\nstatus: issued\ncurrency: EUR\nissued: 2026-12-01\n---\n",
            ]
        ).snapshot
        #expect(problem(nobody)?.hasPrefix("missing: There is no client “acme”.") == true)
    }

    @Test func whatTheNormCannotExpressIsRefused() throws {
        let taxed = Self.hour.replacing(" }", with: ", tax: \"0\" }")
        let dinar = try store(lines: taxed, fields: "issued: 2026-12-01")
        let text = try #require(dinar.text(.invoice, "ACME-2026-0001"))
        let cases = [
            ("status: issued", "status: draft", "refused: ACME-2026-0001 is a draft."),
            ("issued: 2026-12-01", "due: 2026-12-01", "refused: ACME-2026-0001 is a draft."),
            ("currency: EUR", "currency: BHD", "amounts of two decimals, and BHD has 3."),
            ("currency: EUR", "currency: XXX", "“XXX” is no currency"),
            ("net: \"114.75\"", "net: \"114.76\"", "do not follow from its lines"),
            ("amount: \"114.75\"", "amount: much", "“much” in ACME-2026-0001 is no amount"),
            ("lines:\n\(taxed)", "note: none", "has no line"),
        ]
        for (old, new, wanted) in cases {
            let snapshot = try Repository.inMemory(
                files: [
                    "infratrack.yaml":
                        "version: 1\nclients:\n  acme: { name: A, country: FR }\n" + Self.seller,
                    "invoices/2026/ACME-2026-0001.md": text.replacing(old, with: new),
                ]
            ).snapshot
            let found = problem(snapshot) ?? "none"
            #expect(found.contains(wanted), "\(found)")
        }
        let mixed = try store(
            client: "name: A, country: FR, tax_category: O",
            lines: Self.hour + "\n" + Self.hour.replacing(" }", with: ", tax: \"19\" }"))
        #expect(problem(mixed)?.contains("within and outside the scope") == true)
    }

    @Test(arguments: [
        ("address: \"Street 1, Floor 2, 75001 Paris, FR\"", "Street 1, Floor 2", "Paris", "75001"),
        ("address: \"Street 1, Paris\", country: FR", "Street 1", "Paris", ""),
        ("address: Street 1, country: FR", "Street 1", "", ""),
        (
            "address: { street: S, city: C, postal_code: \"1\", country: FR }", "S", "C", "1"
        ), ("vat_id: EL123456789", "", "", ""),
    ])
    func addressesAreRead(_ setting: String, _ street: String, _ city: String, _ code: String)
        throws
    {
        let text = try ubl(
            try store(
                client: "name: A, \(setting)",
                lines: Self.hour.replacing(" }", with: ", tax: \"0\" }")))
        let buyer = try #require(text.split(separator: "AccountingCustomerParty").dropFirst().first)
        #expect(buyer.contains("<cbc:StreetName>\(street)<") == !street.isEmpty)
        #expect(buyer.contains("<cbc:CityName>\(city)<") == !city.isEmpty)
        #expect(buyer.contains("<cbc:PostalZone>\(code)<") == !code.isEmpty)
        #expect(
            buyer.contains(
                "<cbc:IdentificationCode>\(setting.contains("EL") ? "GR" : "FR")<"))
    }

    @Test func csvHasALineForEachLine() throws {
        let snapshot = try store(
            lines: Self.hour
                + "\n  - { description: =Fee, fee: f, day: 2026-11-05, amount: \"0.00\", tax: \"19\" }"
        )
        let invoice = try Ledger.value(snapshot.invoice("ACME-2026-0001"))
        #expect(
            invoice.csv(snapshot.settings).replacing("\r\n", with: "\n") == """
                invoice,status,client,client_name,issued,due,from,to,line,description,component,project,task,person,day,fee,seconds,hours,rate,tax,amount,currency,voids
                ACME-2026-0001,issued,acme,ACME,2026-12-01,2026-12-15,2026-11-01,2026-11-30,1,Work,,,,,,,3600,1.00000000,114.75,,114.75,EUR,
                ACME-2026-0001,issued,acme,ACME,2026-12-01,2026-12-15,2026-11-01,2026-11-30,2,'=Fee,,,,,2026-11-05,f,,,,19,0.00,EUR,

                """)
    }

    @Test func yenAreDerivable() throws {
        let lines = """
              - { description: Even, seconds: 3600, rate: "9000", amount: "9000", tax: "0" }
              - { description: Odd, seconds: 4999, rate: "9000", amount: "12498", tax: "0" }
            """
        let snapshot = try store(
            lines: lines, totals: "net: \"21498\", tax: \"0\", gross: \"21498\"")
        let text = try #require(snapshot.text(.invoice, "ACME-2026-0001"))
        let yen = try Repository.inMemory(
            files: [
                "infratrack.yaml":
                    "version: 1\nclients:\n  acme: { name: A, country: JP }\n" + Self.seller,
                "invoices/2026/ACME-2026-0001.md": text.replacing("EUR", with: "JPY"),
            ]
        ).snapshot
        let ubl = try ubl(yen)
        #expect(ubl.contains("<cbc:InvoicedQuantity unitCode=\"HUR\">1.00<"))
        #expect(ubl.contains("<cbc:PriceAmount currencyID=\"JPY\">12498<"))
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
