import FrontMatter
import Testing

@Suite struct DocumentTests {
    private let text = """
        ---
        # A comment.
        id: k3f9q2m7xd
        title: "Rotate: certs" # trailing
        owner: 'it''s me'
        due:
        labels:
          - nginx
          # inner
          - tls
        tags: [a, "b, c", null]
        env: {}
        none: []
        relations:
          uses:
            - kind: dns
              name: ns1
            - kind: db
          by: ~
        ---
        Body
        """

    @Test func readsEveryKindOfValue() throws {
        let document = try document(text)
        #expect(!document.usedFallback)
        #expect(
            document.keys
                == ["id", "title", "owner", "due", "labels", "tags", "env", "none", "relations"])
        #expect(document.value("id") == .scalar("k3f9q2m7xd"))
        #expect(document.value("title") == .scalar("Rotate: certs"))
        #expect(document.value("owner") == .scalar("it's me"))
        #expect(document.value("due") == .null)
        #expect(document.value("labels") == list("nginx", "tls"))
        #expect(document.value("tags") == .list([.scalar("a"), .scalar("b, c"), .null]))
        #expect(document.value("env") == .map([]))
        #expect(document.value("none") == .list([]))
        #expect(document.value("missing") == nil)
        let first = Value.map([
            Pair(key: "kind", value: .scalar("dns")), Pair(key: "name", value: .scalar("ns1")),
        ])
        let second = Value.map([Pair(key: "kind", value: .scalar("db"))])
        #expect(document.value("relations")?["uses"] == .list([first, second]))
        #expect(document.value("relations")?["by"] == .null)
        #expect(document.body == "Body")
        #expect(document.text == text)
    }

    @Test func visitsAllFieldsInOrder() throws {
        var seen: [String] = []
        try document(text).forEachField { key, value in seen.append("\(key) \(value.text ?? "-")") }
        #expect(seen.prefix(3) == ["id k3f9q2m7xd", "title Rotate: certs", "owner it's me"])
        #expect(seen.count == 9)
    }

    @Test func knowsThePlaces() throws {
        let document = try document(text)
        #expect(document.place(of: "title") == Place(line: 4, column: 8))
        #expect(document.place(ofKey: "title") == Place(line: 4, column: 1))
        #expect(document.place(of: "due") == Place(line: 6, column: 5))
        #expect(document.place(of: "labels") == Place(line: 8, column: 3))
        #expect(document.place(of: "labels", item: 1) == Place(line: 10, column: 5))
        #expect(document.place(of: "tags", item: 1) == Place(line: 11, column: 11))
        #expect(document.place(of: "id", item: 0) == Place(line: 3, column: 5))
        #expect(document.place(of: "id", item: 1) == nil)
        #expect(document.place(of: "labels", item: 2) == nil)
        #expect(document.place(of: "missing") == nil)
        #expect(document.bodyPlace == Place(line: 21, column: 1))
    }

    @Test func countsColumnsInScalars() throws {
        let document = try document("\u{FEFF}---\r\ntags: [é, ü, x]\r\n---\r\n")
        #expect(document.place(of: "tags", item: 2) == Place(line: 2, column: 14))
        #expect(document.value("tags") == list("é", "ü", "x"))
    }

    @Test(arguments: [
        "---\n---\n", "---\n---", "---\n\n# c\n...\nx", "--- \t\n---  \n", "\u{FEFF}---\n---\n",
        "---\n~\n---\n",
    ])
    func acceptsEmptyHeaders(text: String) throws {
        let document = try document(text)
        #expect(document.keys.isEmpty)
        #expect(document.text == text)
    }

    @Test func leavesTheRestToTheFullReader() throws {
        let text = """
            ---
            text: |
              one
              two
            folded: >-
              a
              b
            plain: first
              second
            base: &base {a: 1}
            copy: *base
            tagged: !!int 12
            flow: {a: [b, {c: d}], e: "f"}
            key with space: x
            labels: [one,
              two]
            title: simple
            ---
            """
        let document = try document(text)
        #expect(document.usedFallback)
        #expect(document.value("text") == .scalar("one\ntwo\n"))
        #expect(document.value("folded") == .scalar("a b"))
        #expect(document.value("plain") == .scalar("first second"))
        #expect(document.value("copy") == .map([Pair(key: "a", value: .scalar("1"))]))
        #expect(document.value("tagged") == .scalar("12"))
        #expect(document.value("flow")?["a"]?.items?.first == .scalar("b"))
        #expect(document.value("key with space")?.text == "x")
        #expect(document.value("labels") == list("one", "two"))
        #expect(document.place(of: "labels", item: 1) == Place(line: 16, column: 3))
        #expect(document.place(of: "title") == Place(line: 17, column: 8))
        #expect(document.place(ofKey: "title") == Place(line: 17, column: 1))
        #expect(document.place(of: "title", item: 0) == Place(line: 17, column: 8))
        #expect(document.place(of: "flow", item: 1) == Place(line: 13, column: 27))
        #expect(document.keys.count == 10)
    }

    @Test func readsEscapes() throws {
        let document = try document(
            #"""
            ---
            a: "\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P\x41\u00e9\U0001F600"
            ---
            """#)
        #expect(!document.usedFallback)
        let expected =
            "\0\u{7}\u{8}\t\n\u{B}\u{C}\r\u{1B} \"/\\\u{85}\u{A0}\u{2028}\u{2029}A\u{E9}\u{1F600}"
        #expect(document.value("a") == .scalar(expected))
    }

    @Test func takesMarkdownInATextForNoAliases() throws {
        let line = "  *one* **two** & *three* [a] : {b} [0m ? x &y\n"
        let text = "---\na: |\n" + String(repeating: line, count: 300) + "---\n"
        let length = try document(text).value("a")?.text?.count
        #expect(length == 300 * (line.count - 2))
    }

    @Test func resolvesAliasesWithinBounds() throws {
        let lines = (0..<200).map { "k\($0): *base\n" }.joined()
        let document = try document("---\nbase: &base {a: 1}\nb: [x]\n---\n")
        #expect(document.value("base")?["a"]?.text == "1")
        let many = try FrontMatterTests.document("---\nb: &base\n  - x\n  - y\n" + lines + "---\n")
        #expect(many.value("k199") == list("x", "y"))
    }
}
