import FrontMatter
import Testing

@Suite struct EditTests {
    private let order = ["id", "title", "status", "owner", "labels", "due"]

    @Test(arguments: [
        ("status: open # now\n", "status: done # now\n"),
        ("status:   'open'\n", "status:   'done'\n"),
        ("status: \"open\"  \n", "status: \"done\"  \n"),
        ("status:\n", "status: done\n"),
        ("status: # later\n", "status: done # later\n"),
        ("status: ~\n", "status: done\n"),
        ("status: [a]\n", "status: done\n"),
        ("status:\n  - a\n  - b\n", "status: done\n"),
        ("status: # why\n  a: b\n", "status: done # why\n"),
        ("status: |\n  open\n  wide\n", "status: done\n"),
        ("'status': open\n", "'status': done\n"),
        ("status : open\n", "status: done\n"),
    ])
    func setsAScalarInPlace(before: String, after: String) throws {
        let frame = { "# head\nid: x1\n" + $0 + "# tail\nz: 1\n" }
        let result = try edited(frame(before)) { document throws(FormatError) in
            try document.set("status", to: .scalar("done"), order: order)
        }
        #expect(result == frame(after))
    }

    @Test(arguments: [
        (Value.scalar("no"), "a: \"no\"\n"), (.bare("no"), "a: no\n"), (.bare("-5"), "a: -5\n"),
        (.scalar("12:30"), "a: \"12:30\"\n"), (.scalar("1e3"), "a: \"1e3\"\n"),
        (.scalar("0777"), "a: \"0777\"\n"), (.scalar("null"), "a: \"null\"\n"),
        (.bare("2026-11-23T03:00:00+00:00"), "a: 2026-11-23T03:00:00+00:00\n"),
        (.scalar("a: b"), "a: \"a: b\"\n"), (.scalar("x #1"), "a: \"x #1\"\n"),
        (.scalar("#1"), "a: \"#1\"\n"), (.scalar("@me"), "a: \"@me\"\n"),
        (.scalar("Fix (all), now!"), "a: Fix (all), now!\n"), (.scalar(""), "a: \"\"\n"),
        (.scalar(" x"), "a: \" x\"\n"), (.scalar("x:"), "a: \"x:\"\n"),
        (.scalar("a\nb\t\u{1B}\u{85}\u{FEFF}\""), #"a: "a\nb\t\x1b\x85\ufeff\"""# + "\n"),
        (.null, "a: null\n"), (.list([]), "a: []\n"), (.map([]), "a: {}\n"),
        (.bare(""), "a: \"\"\n"), (.bare("x: y"), "a: \"x: y\"\n"), (.bare("~"), "a: \"~\"\n"),
        (.list([.scalar("x"), .bare("1"), .null]), "a:\n  - x\n  - 1\n  - null\n"),
        (.list([.list([.scalar("x")]), .list([])]), "a:\n  -\n    - x\n  - []\n"),
        (
            .map([
                Pair(key: "k", value: .scalar("v")), Pair(key: "no: x", value: list("w")),
                Pair(key: "on", value: .map([Pair(key: "é", value: .null)])),
            ]),
            "a:\n  k: v\n  \"no: x\":\n    - w\n  \"on\":\n    é: null\n"
        ),
        (
            .list([.map([Pair(key: "k", value: list("v")), Pair(key: "l", value: .null)])]),
            "a:\n  - k:\n      - v\n    l: null\n"
        ),
    ])
    func writesOneForm(value: Value, header: String) throws {
        let document = try Document.render([("a", value)], body: "B")
        #expect(document.text == "---\n" + header + "---\nB")
        #expect(document.value("a")?.sameContent(as: value) == true)
        #expect(!document.usedFallback)
    }

    @Test func changesNothingForAnEqualValue() throws {
        let header = "a: 'x'\nb: [1,2]\nc: >\n  folded\nd: {y: 1, x: 2}\n"
        let pairs = [
            Pair(key: "x", value: .bare("2")), Pair(key: "y", value: .scalar("1")),
        ]
        let result = try edited(header) { document throws(FormatError) in
            try document.set("a", to: .bare("x"))
            try document.set("b", to: list("1", "2"))
            try document.set("c", to: .scalar("folded\n"))
            try document.set("d", to: .map(pairs))
        }
        #expect(result == header)
    }

    @Test func tellsCompositionsApart() throws {
        let result = try edited("a: \u{E9}\n") { document throws(FormatError) in
            try document.set("a", to: .scalar("e\u{301}"))
        }
        #expect(Array(result.utf8) == Array("a: e\u{301}\n".utf8))
    }

    @Test func keepsAQuoteStyleWhileItCan() throws {
        let result = try edited("a: 'x'\nb: \"x\"\nc: x\n") { document throws(FormatError) in
            try document.set("a", to: .scalar("it's"))
            try document.set("b", to: .scalar("say \"hi\""))
            try document.set("c", to: .scalar("yes"))
        }
        #expect(result == "a: 'it''s'\nb: \"say \\\"hi\\\"\"\nc: \"yes\"\n")
        let escaped = try edited("a: 'x'\n") { document throws(FormatError) in
            try document.set("a", to: .scalar("1\n2"))
        }
        #expect(escaped == "a: \"1\\n2\"\n")
    }

    @Test func insertsAtThePlaceOfTheOrder() throws {
        let header = "id: x\n\n# about labels\nlabels: [a]\nmine: 1\n"
        let result = try edited(header) { document throws(FormatError) in
            try document.set("status", to: .scalar("open"), order: order)
            try document.set("title", to: .scalar("T"), order: order)
            try document.set("due", to: .bare("2026-11-30"), order: order)
            try document.set("other", to: list("b"), order: order)
        }
        #expect(
            result == "id: x\n\ntitle: T\nstatus: open\n# about labels\nlabels: [a]\nmine: 1\n"
                + "due: 2026-11-30\nother:\n  - b\n")
    }

    @Test func insertsIntoAnEmptyHeader() throws {
        let result = try edited("") { document throws(FormatError) in
            try document.set("labels", to: list("a"), order: order)
            try document.set("id", to: .scalar("x"), order: order)
        }
        #expect(result == "id: x\nlabels:\n  - a\n")
    }

    @Test func removesOnlyItsOwnLines() throws {
        let header = "a: 1 # one\n# about b\nb:\n  - x\n  # c\n  - y\n\nc: |\n  t\nd: 2\n"
        let result = try edited(header) { document throws(FormatError) in
            try document.remove("b")
            try document.remove("c")
            try document.remove("nothing")
        }
        #expect(result == "a: 1 # one\n# about b\n\nd: 2\n")
    }

    @Test func refusesWhatItCannotEdit() throws {
        var flow = try document("---\n{a: 1, b: 2}\n---\n")
        let before = flow.bytes
        #expect(throws: FormatError.self) { try flow.set("a", to: .scalar("x")) }
        #expect(throws: FormatError.self) { try flow.set("c", to: .scalar("x")) }
        #expect(throws: FormatError.self) {
            try flow.set("c", to: .scalar("x"), order: ["c", "a"])
        }
        #expect(throws: FormatError.self) { try flow.remove("a") }
        #expect(flow.bytes == before)
        var anchors = try document("---\na: &x [1]\nb: *x\n---\n")
        let error = #expect(throws: FormatError.self) { try anchors.remove("a") }
        #expect(error?.code == .unrepresentable)
        #expect(
            error?.description
                == "2:4: The key `a` can't be changed here without touching other lines. "
                + "Write each key on a line of its own, without anchors and aliases.")
    }

    @Test func refusesWhatBecomesTooLarge() throws {
        let limits = Limits(bytes: 60, header: 40, depth: 3, entries: 4)
        var document = try document("---\na: 1\n---\n", limits: limits)
        let long = Value.scalar(String(repeating: "x", count: 45))
        let large = #expect(throws: FormatError.self) { try document.set("a", to: long) }
        #expect(large?.code == .tooLarge)
        let deep = Value.list([.list([.list([.scalar("x")])])])
        let error = #expect(throws: FormatError.self) { try document.set("a", to: deep) }
        #expect(error?.code == .tooDeep)
        #expect(document.text == "---\na: 1\n---\n")
    }

    @Test func renderRefuses() {
        let twice = #expect(throws: FormatError.self) {
            try Document.render([("a", .null), ("a", .null)], body: "")
        }
        #expect(twice?.code == .duplicateKey)
        let key = String(repeating: "k", count: 2000)
        #expect(throws: FormatError.self) { try Document.render([(key, .null)], body: "") }
        let body = #expect(throws: FormatError.self) {
            try Document.render([], body: "<<<<<<< a\n=======\n>>>>>>> b\n")
        }
        #expect(body?.code == .conflictMarkers)
    }
}
