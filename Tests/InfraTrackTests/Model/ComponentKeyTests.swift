import InfraTrack
import Testing

@Suite struct ComponentKeyTests {
    @Test(arguments: ["a", "0", "acme/prod/eu-west-1/web-01", "a.b_c-d", String(repeating: "a", count: 100),
        Array(repeating: "x", count: 12).joined(separator: "/"),
    ]) func reads(text: String) { #expect(ComponentKey(text)?.description == text) }

    @Test(arguments: [
        "", "/", "a/", "/a", "a//b", "A", "a b", "..", "../x", "a/../b", "a/./b", ".git", "-a", "_a", "é",
        "a\nb", "a\u{0}", "a\\b", "c:", String(repeating: "a", count: 101),
        Array(repeating: "x", count: 13).joined(separator: "/"),
    ]) func refuses(text: String) { #expect(ComponentKey(text) == nil) }

    @Test func knowsItsFamily() throws {
        let key = try #require(ComponentKey("acme/prod/web"))
        #expect(key.name == "web")
        #expect(key.parent?.description == "acme/prod")
        #expect(key.parent?.parent?.parent == nil)
        #expect(key.isWithin(key))
        #expect(ComponentKey("acme").map(key.isWithin) == true)
        #expect(ComponentKey("acme/pro").map(key.isWithin) == false)
        #expect(ComponentKey("acme/prod/web/x").map(key.isWithin) == false)
        #expect(ComponentKey("a-b").map { a in ComponentKey("a/b").map { a < $0 } } == true)
    }
}

@Suite struct NameTests {
    @Test func runbookNames() {
        for name in ["a", "0", "rotate-nginx-certs"] { #expect(Runbook.isName(name)) }
        for name in ["", "-a", "A", "a/b", "..", "a b", "é", String(repeating: "a", count: 81)] {
            #expect(!Runbook.isName(name), "\(name)")
        }
    }

    @Test func invoiceNumbers() {
        #expect(InvoiceRecord.year(ofNumber: "ACME-2026-0011") == 2026)
        #expect(InvoiceRecord.year(ofNumber: "A-B-0099-X-1") == 99)
        for number in [
            "", "2026", "ACME-2026", "ACME-26-1", "acme-2026-1", "ACME--2026-1", "ACME-2026-1/..",
            "A-ABCD-1", "A-2026-" + String(repeating: "1", count: 60),
        ] { #expect(InvoiceRecord.year(ofNumber: number) == nil, "\(number)") }
    }

    @Test func digestsAreHexadecimal() {
        #expect(
            Digest.sha256(Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func statesAndPriorities() {
        #expect(Status.allCases.filter(\.isClosed) == [.done, .cancelled])
        #expect(Priority.allCases.sorted() == Priority.allCases)
        #expect(Priority.p1 < .p5)
    }
}
