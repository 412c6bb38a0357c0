import InfraTrack
import InfraTrackBilling
import Testing

@Suite struct TimeReportRenderTests {
    private func report(_ blocks: [String] = TimeReportTests.golden, by: TimeReport.Grouping) throws
        -> TimeReport
    {
        try Ledger.report(blocks, from: "2026-11-01", to: "2026-11-30", by: by)
    }

    @Test func markdownIsATableWithItsTotal() throws {
        #expect(
            try report(by: .component).markdown == """
                | component | sum | union | billable | amount |
                |---|---:|---:|---:|---:|
                | acme/prod/db-01 | 0:06:30 | 0:06:30 | 0:06:30 | 13.00 EUR |
                | acme/prod/web-01 | 2:45:00 | 2:45:00 | 2:45:00 | 330.00 EUR |
                | acme/test/web-01 | 1:20:00 | 1:20:00 | 1:20:00 | 126.67 EUR |
                | **total** | 4:11:30 | 3:41:30 | 4:11:30 | 469.67 EUR |

                ```mermaid
                pie showData
                    title hours by component
                    "acme/prod/web-01" : 2.75
                    "acme/test/web-01" : 1.33
                    "acme/prod/db-01" : 0.11
                ```

                """)
    }

    @Test func jsonIsOneObjectALine() throws {
        let blocks = TimeReportTests.golden + ["task: a000000003\nduration: 60\ndate: 2026-11-02"]
        #expect(
            try report(blocks, by: .client).jsonLines == """
                {"client":"acme","sum_seconds":15090,"union_seconds":13290,"billable_seconds":15090,"amount":"469.67","currency":"EUR"}
                {"client":null,"sum_seconds":60,"union_seconds":60,"billable_seconds":60,"amount":null,"currency":null}

                """)
    }

    @Test func csvIsOfRFC4180() throws {
        #expect(
            try report(by: .day).csv
                == "day,sum_seconds,union_seconds,billable_seconds,amount,currency\r\n"
                + "2026-11-01,2700,2700,2700,90.00,EUR\r\n2026-11-03,390,390,390,13.00,EUR\r\n"
                + "2026-11-04,9000,7200,9000,287.50,EUR\r\n2026-11-05,3000,3000,3000,79.17,EUR\r\n")
    }

    private let odd = [
        "=1+1", "a,\"b\"", "pipe|d\\u0001", "+", "-", "@x", "a\\nb\\r\\t", "back\\\\slash",
    ].map {
        "task: a000000003\nclient: \"\($0.replacing("\"", with: "\\\""))\"\nbillable: false\nduration: 60\ndate: 2026-11-02"
    }

    @Test func cellsAreNoFormulas() throws {
        let lines = try report(odd, by: .client).csv
        #expect(lines.contains("\r\n'=1+1,60"))
        #expect(lines.contains("\r\n'+,60"))
        #expect(lines.contains("\r\n'-,60"))
        #expect(lines.contains("\r\n'@x,60"))
        #expect(lines.contains("\r\n\"a,\"\"b\"\"\",60"))
        #expect(lines.contains("\r\n\"a\nb\r\t\",60"))
    }

    @Test func cellsStayInTheirTable() throws {
        let table = try report(odd, by: .client).markdown
        #expect(table.contains("| pipe\\|d\u{1} |"))
        #expect(table.contains("| a b   |"))
        #expect(table.split(separator: "\n").prefix { $0.hasPrefix("|") }.count == 3 + odd.count)
    }

    @Test func jsonEscapesWhatItMust() throws {
        let lines = try report(odd, by: .client).jsonLines
        #expect(lines.contains(#"{"client":"a,\"b\"""#))
        #expect(lines.contains(#"{"client":"pipe|d\u0001""#))
        #expect(lines.contains(#"{"client":"a\nb\r\t""#))
        #expect(lines.contains(#"{"client":"back\\slash""#))
    }
}
