import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct TimeExportTests {
    private let golden = TimeReportTests.golden

    private func export(
        _ format: String, _ blocks: [String]? = nil, settings: String = Ledger.settings,
        from: String = "2026-11-01", to: String = "2026-11-30", client: String? = nil
    ) throws -> TimeExport {
        let repository = try Ledger.repository(
            settings: settings, Ledger.entries(blocks ?? golden))
        return try TimeExport(
            format, snapshot: repository.snapshot, from: Ledger.date(from), to: Ledger.date(to),
            client: client)
    }

    private func lines(_ format: String, _ blocks: [String]? = nil) throws -> [String] {
        try export(format, blocks).text.replacing("\r\n", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private let night =
        "task: a000000001\nperson: marcus\nstart: 2026-11-10T23:30:00+01:00\nend: 2026-11-11T00:45:10+01:00"

    @Test func csvHoldsEverything() throws {
        #expect(
            try lines("csv", [golden[2] + "\nlabels: [night, \"a,b\"]"]) == [
                "entry,task,title,person,client,project,component,labels,billable,date,start,end,seconds,billed_seconds,rate,amount,currency,note",
                "e000000001,a000000001,Work,marcus,acme,acme-ops,acme/prod/db-01,\"night, a;b\",true,2026-11-03,2026-11-03T09:00:00+01:00,2026-11-03T09:06:30+01:00,390,390,120.00,13.00,EUR,",
                "",
            ])
    }

    @Test func workIsClippedAtTheRange() throws {
        let october = try export("csv", [golden[1]], from: "2026-10-01", to: "2026-10-31")
        let november = try export("csv", [golden[1]])
        #expect(
            october.text.contains(
                "2026-10-31,2026-10-31T23:30:00+01:00,2026-11-01T00:00:00+01:00,1800"))
        #expect(
            november.text.contains(
                "2026-11-01,2026-11-01T00:00:00+01:00,2026-11-01T00:45:00+01:00,2700"))
    }

    @Test func togglHasItsHeaderAndWholeEntries() throws {
        let lines = try lines("toggl", [night, golden[5]])
        #expect(
            lines[0]
                == "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,Duration,Tags"
        )
        #expect(
            lines[1]
                == "Marcus Weber,marcus@example.org,ACME GmbH,Operations,Work,Work,Yes,2026-11-05,00:00:00,00:50:00,acme/test/web-01"
        )
        #expect(
            lines[2]
                == "Marcus Weber,marcus@example.org,ACME GmbH,Operations,Work,Work,Yes,2026-11-10,23:30:00,01:15:10,acme/prod/db-01"
        )
    }

    @Test func togglRowsAreNeverEqual() throws {
        let rows = try lines("toggl", [golden[2], golden[2], golden[2]])[1...3]
        #expect(Set(rows).count == 3)
        #expect(rows[2].contains(",Work (e000000002),"))
    }

    @Test func clockifyHasAmericanDatesAndTwelveHours() throws {
        let noon = night.replacing("T23:30", with: "T00:05").replacing("11T00:45", with: "10T12:30")
        let lines = try lines("clockify", [noon, golden[3]])
        #expect(
            lines[0]
                == "Project,Client,Description,Task,Email,Tags,Billable,Start Date,Start Time,Duration (h)"
        )
        #expect(
            lines[1]
                == "Operations,ACME GmbH,Work,Work,marcus@example.org,acme/prod/web-01,Yes,11/04/2026,10:00:00 AM,02:00:00"
        )
        #expect(lines[2].hasSuffix("11/10/2026,12:05:00 AM,12:25:10"))
    }

    @Test func solidtimeIsInUTC() throws {
        let lines = try lines("solidtime", [golden[4] + "\nbillable: false\nlabels: [x]"])
        #expect(
            lines[0]
                == "description,billable,client,project,tags,start,end,task,user_name,user_email")
        #expect(
            lines[1]
                == "Work,false,ACME GmbH,Operations,\"acme/test/web-01, x\",2026-11-04T10:00:00Z,2026-11-04T10:30:00Z,Work,Marcus Weber,marcus@example.org"
        )
    }

    @Test func harvestSharesHundredthsOut() throws {
        let ten = (0..<10).map {
            "task: a000000001\nstart: 2026-11-03T0\($0):00:00+01:00\nend: 2026-11-03T0\($0):06:30+01:00"
        }
        let lines = try lines("harvest", ten)
        #expect(lines[0] == "Date,Client,Project,Task,Notes,Hours,First name,Last name")
        let hours = lines.dropFirst().compactMap { $0.split(separator: ",").last.map(String.init) }
        #expect(hours.count(where: { $0 == "0.11" }) == 8)
        #expect(hours.count(where: { $0 == "0.10" }) == 2)
    }

    @Test func harvestCutsAtMidnightAndNames() throws {
        let lines = try lines("harvest", [night])
        #expect(lines[1] == "2026-11-10,ACME GmbH,Operations,Work,Work,0.50,Marcus,Weber")
        #expect(lines[2] == "2026-11-11,ACME GmbH,Operations,Work,Work,0.75,Marcus,Weber")
    }

    @Test func timewarriorPrintsWhatItExports() throws {
        let blocks = [golden[2] + "\nbillable: false\nlabels: [\"say \\\"x\\\"\"]", golden[3]]
        #expect(
            try export("timewarrior", blocks).text == """
                [
                {"id":2,"start":"20261103T080000Z","end":"20261103T080630Z","tags":["client:acme","component:acme/prod/db-01","nonbillable","project:acme-ops","say \\"x\\"","task:a000000001"],"annotation":"Work"},
                {"id":1,"start":"20261104T090000Z","end":"20261104T110000Z","tags":["client:acme","component:acme/prod/web-01","project:acme-ops","task:a000000001"],"annotation":"Work"}
                ]

                """)
        #expect(try export("timewarrior", []).text == "[\n]\n")
    }

    @Test func timewarriorFilesAreByTheMonthOfTheWall() throws {
        let late = "task: a000000001\nstart: 2026-10-31T23:15:00Z\nend: 2026-10-31T23:45:00Z"
        let files = try export("timewarrior", [late, golden[1]], from: "2026-10-01")
            .timewarriorFiles
        #expect(files.map(\.name) == ["2026-10.data", "2026-11.data"])
        #expect(
            files[1].text
                == "inc 20261031T231500Z - 20261031T234500Z # \"client:acme\" \"component:acme/prod/db-01\" \"project:acme-ops\" \"task:a000000001\" # \"Work\"\n"
        )
    }

    @Test func klogHasRecordsByDay() throws {
        let text = try export(
            "klog",
            [night, golden[2], golden[5] + "\nbillable: false\nlabels: [\"a b\", c, 'x\"y']"]
        ).text
        #expect(
            text == """
                2026-11-03
                    09:00 - 09:07 Work #task=a000000001 #client=acme #project=acme-ops #component="acme/prod/db-01"

                2026-11-05
                    50m Work #task=a000000001 #client=acme #project=acme-ops #component="acme/test/web-01" #nonbillable #label="a b" #c #label='x"y'

                2026-11-10
                    23:30 - 00:45> Work #task=a000000001 #client=acme #project=acme-ops #component="acme/prod/db-01"

                """)
    }

    @Test func klogWritesDurationsWhereTheClocksChange() throws {
        let autumn = try export("klog", golden, from: "2026-10-25", to: "2026-10-25").text
        #expect(autumn.hasPrefix("2026-10-25\n    3h Work"))
        let long =
            "task: a000000001\nstart: 2026-11-10T20:00:00+01:00\nend: 2026-11-12T04:00:00+01:00"
        let days = try lines("klog", [long]).filter { $0.hasPrefix("    ") }
            .map { $0.prefix(18) }
        #expect(
            days == ["    20:00 - 00:00>", "    00:00 - 00:00>", "    00:00 - 04:00 "])
    }

    @Test func theJournalIsExact() throws {
        #expect(
            try export("journal", [golden[2], golden[5], night]).text == """
                commodity 1000. sec
                commodity EUR
                    format 1000.00 EUR

                2026-11-03 * (a000000001) Work  ; entry:e000000001, person:marcus, client:acme, project:acme-ops
                    (time:acme:acme-ops:acme/prod/db-01)  390 sec @@ 13.00 EUR  ; component:acme/prod/db-01

                2026-11-05 * (a000000001) Work  ; entry:e000000002, person:marcus, client:acme, project:acme-ops
                    (time:acme:acme-ops:acme/test/web-01)  3000 sec @@ 79.17 EUR  ; component:acme/test/web-01

                2026-11-10 * (a000000001) Work  ; entry:e000000003, person:marcus, client:acme, project:acme-ops
                    (time:acme:acme-ops:acme/prod/db-01)  1800 sec @@ 60.00 EUR  ; component:acme/prod/db-01

                2026-11-11 * (a000000001) Work  ; entry:e000000003, person:marcus, client:acme, project:acme-ops
                    (time:acme:acme-ops:acme/prod/db-01)  2710 sec @@ 90.33 EUR  ; component:acme/prod/db-01

                """)
    }

    @Test func theJournalKnowsCurrenciesWithoutDecimals() throws {
        let tokyo = "task: a000000002\nduration: 60\ndate: 2026-11-02"
        #expect(
            try export("journal", [tokyo]).text.hasPrefix(
                "commodity 1000. sec\ncommodity 1000. JPY\n\n"))
    }

    @Test func theJournalSurvivesOddNames() throws {
        let odd =
            "task: a000000003\nperson: \"x; y\"\nclient: \"a:b  (c)\"\nlabels: [\"p|q, r\"]\nbillable: false\nduration: 60\ndate: 2026-11-02"
        let text = try export("journal", [odd]).text
        #expect(
            text.hasSuffix(
                """
                2026-11-02 * (a000000003) Work  ; entry:e000000001, person:x. y, client:a:b <c>, billable:no, label:p/q. r
                    (time:a-b <c>)  60 sec

                """))
    }

    @Test func freshBooksLinesAreDerivable() throws {
        let lines = try lines("freshbooks", golden)
        #expect(
            lines[0]
                == "Client Name,Invoice #,Date Issued,Invoice Status,Date Paid,Item Name,Item Description,Rate,Quantity,Discount Percentage,Line Subtotal,Tax 1 Type,Tax 1 Amount,Tax 2 Type,Tax 2 Amount,Line Total,Currency"
        )
        #expect(lines.count == 5)
        #expect(
            lines[1]
                == "ACME GmbH,ACME-20261101-20261130,2026-11-30,draft,,Operations,\"Work, acme/test/web-01\",95.00,1.33333333,0,126.67,,,,,126.67,EUR"
        )
    }

    @Test func xeroLinesAreDerivable() throws {
        let settings =
            Ledger.settings + """
                exports:
                  xero: { account_code: "200", tax_type: "19% (VAT on Income)" }

                """
        let export = try export("xero", golden, settings: settings)
        let lines = export.text.replacing("\r\n", with: "\n").split(separator: "\n")
        #expect(lines[0].hasPrefix("*ContactName,EmailAddress,POAddressLine1"))
        #expect(lines[0].split(separator: ",").count == 27)
        #expect(
            lines[3]
                == "ACME GmbH,,,,,,,,,,ACME-20261101-20261130,,30/11/2026,14/12/2026,,\"Work, acme/prod/db-01\",0.1083,120.00,,200,19% (VAT on Income),Component,acme/prod/db-01,Project,Operations,EUR,"
        )
    }

    @Test func xeroSellsOnePieceWhereHoursAreNotExact() throws {
        // 11 s at 9999.99 come to 30.56; 0.0031 h would come to 31.00.
        let settings = Ledger.settings.replacing("120.00", with: "9999.99")
        let blocks = ["task: a000000001\nduration: 11\ndate: 2026-11-02"]
        let text = try export("xero", blocks, settings: settings).text
        #expect(
            text.contains(
                "\"Work, acme/prod/db-01, 00:00:11 at 9999.99 EUR/h\",1.0000,30.56,"))
    }

    @Test func focusPartsAddUpToTheirOrigin() throws {
        let split =
            "task: a000000001\nperson: marcus\nlabels: [x]\nduration: 100\ndate: 2026-11-02\ncomponents: [{component: acme/prod/db-01, weight: 2}, acme/test/web-01]"
        let lines = try lines("focus", [split])
        #expect(lines[0].hasPrefix("BilledCost,BillingAccountId,"))
        #expect(
            lines[1]
                == "2.23,acme,ACME GmbH,EUR,2026-11-30T23:00:00Z,2026-10-31T23:00:00Z,Usage,,Work,Usage-Based,2026-11-02T23:00:00Z,2026-11-01T23:00:00Z,0.018611111,Hours,2.23,120.00,2.23,,2.23,120.00,0.018611111,Hours,,,acme/prod/db-01,acme/prod/db-01,Component,Other,Operations,a000000001,acme-ops,Operations,\"{\"\"entry\"\":\"\"e000000001\"\",\"\"person\"\":\"\"marcus\"\",\"\"label:x\"\":\"\"true\"\"}\",weights,acme/prod/db-01,acme/prod/db-01,{}"
        )
        #expect(lines[2].contains("0.009166667,Hours,0.87,95.00"))
    }

    @Test func cellsAreNoFormulas() throws {
        let odd =
            "task: a000000003\nperson: \"@x\"\nclient: \"=1+1\"\nlabels: [\"+1\"]\nduration: 60\ndate: 2026-11-02\nbillable: false"
        for format in ["csv", "toggl", "clockify", "solidtime", "harvest"] {
            let text = try export(format, [odd]).text
            #expect(!text.contains(",=1+1"), "\(format)")
            #expect(text.contains("'=1+1"), "\(format)")
        }
        #expect(try export("csv", [odd]).text.contains(",'@x,'=1+1,,,'+1,"))
    }
}
