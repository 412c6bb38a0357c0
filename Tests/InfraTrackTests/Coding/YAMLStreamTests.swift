import Testing

@testable import InfraTrack

@Suite struct YAMLStreamTests {
    private func read(_ text: String) throws -> [YAMLStream.Document] {
        try YAMLStream.documents(Array(text.utf8))
    }

    @Test func documentsAndTheirLines() throws {
        let text =
            "%YAML 1.2\n---\na: 1\n--- # next\nb: [x, y]\n...\n---\n# nothing\n---\r\nc: {d: null}\r\n"
        let documents = try read(text)
        #expect(documents.map(\.line) == [2, 4, 9])
        #expect(documents[0].value["a"]?.text == "1")
        #expect(documents[1].value["b"]?.texts == ["x", "y"])
        #expect(documents[2].value["c"]?["d"] == .null)
        #expect(try read("").isEmpty && read("\n\n").isEmpty)
    }

    @Test func faultsHaveTheLineOfTheText() {
        let error = #expect(throws: LedgerError.self) { try read("a: 1\n---\nb: 2\nc: [\n") }
        #expect((error?.line ?? 0) >= 4)
        #expect(throws: LedgerError.self) { try read("- a\n") }
        #expect(throws: LedgerError.self) { try read("a: &x [*x]\n") }
    }

    @Test func scalarsMayHoldDashes() throws {
        let documents = try read("a: |\n  ---\n  x\nb: ----\n")
        #expect(documents.count == 1)
        #expect(documents[0].value["a"]?.text == "---\nx\n")
    }

    @Test func valuesAsTexts() {
        #expect(FieldValue.number("7").text == "7" && FieldValue.boolean(true).text == nil)
        #expect(FieldValue.text("x").texts == ["x"] && FieldValue.null.texts.isEmpty)
        #expect(FieldValue.list([.text("x"), .null]).texts == ["x"])
        #expect(FieldValue.text("x").fields.isEmpty && FieldValue.text("x")["y"] == nil)
    }
}
