import FrontMatter
import Testing

@Suite struct YAMLFileTests {
    private func file(_ text: String) throws(FormatError) -> YAMLFile {
        try YAMLFile(parsing: Array(text.utf8))
    }

    @Test func readsValuesAndPlaces() throws {
        let text = """
            # settings
            version: 1
            clients:
              acme:
                rates:
                  - amount: 95
                    from: 2026-01-01
            people: [marcus, "jo: x"]
            nothing:
            """
        let file = try file(text)
        #expect(file.keys == ["version", "clients", "people", "nothing"])
        #expect(file.value("version") == .scalar("1"))
        #expect(file.value("people")?.strings == ["marcus", "jo: x"])
        #expect(file.value("nothing") == .null && file.value("other") == nil)
        #expect(file.place(of: ["version"]) == Place(line: 2, column: 10))
        let rate = ["clients", "acme", "rates", "0", "from"]
        #expect(file.place(of: rate) == Place(line: 7, column: 15))
        #expect(file.place(ofKey: rate) == Place(line: 7, column: 9))
        #expect(file.place(of: ["people", "1"]) == Place(line: 8, column: 18))
        #expect(file.place(of: ["people", "2"]) == nil && file.place(of: []) == nil)
        #expect(file.place(of: ["version", "x"]) == nil && file.place(of: ["x"]) == nil)
        #expect(file.bytes == Array(text.utf8))
        var count = 0
        file.forEachField { _, _ in count += 1 }
        #expect(count == 4)
    }

    @Test(arguments: ["", "# nothing\n", "---\n", "\u{FEFF}---\r\n"])
    func acceptsNothing(text: String) throws {
        #expect(try file(text).keys.isEmpty)
    }

    @Test(arguments: [
        (
            "a: b: c\n",
            "1:5: The value holds a colon and a space, but no quotes. Quote it: `a: \"b: c\"`."
        ),
        ("a: 1\na: 2\n", "2:1: The key `a` is on line 1 already. Keep one of the two lines."),
        ("- a\n", "1:1: This is not a mapping of keys to values. Write one `key: value` a line."),
        ("text\n", "1:1: This is not a mapping of keys to values. Write one `key: value` a line."),
        ("a:\n\tb: 1\n", "2:1: A tab indents this line. YAML allows spaces only: replace the tab."),
        (
            "a: 1\n---\nb: 1\n",
            "2:1: A second document starts here. Close the header with a line that is `---` alone, or delete the line."
        ),
        (
            "a: \u{1B}\n",
            "1:4: The character U+001B stands here. Delete it, or write it as an escape in double quotes: \"\\u001b\"."
        ),
        (
            "a: 1\n<<<<<<< x\n",
            "2:1: A merge conflict was left in the file. Choose between the two sides and delete the marker lines `<<<<<<<`, `=======` and `>>>>>>>`."
        ),
    ])
    func says(text: String, message: String) {
        let error = #expect(throws: FormatError.self) { try file(text) }
        #expect(error?.description == message)
    }

    @Test func refusesWhatIsTooLargeOrNoText() {
        let large = #expect(throws: FormatError.self) {
            try YAMLFile(parsing: Array("a: 12345".utf8), limits: Limits(header: 4))
        }
        #expect(large?.code == .tooLarge)
        let binary = #expect(throws: FormatError.self) { try YAMLFile(parsing: [0x61, 0xFF]) }
        #expect(binary?.code == .notUTF8)
    }
}
